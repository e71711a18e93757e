// all.mjs BINARY [PART ...] - everything that is checked in a real browser: way, effort, journey,
// large, states, walk.  Ends with "N passed, N failed".
import { resolve } from 'node:path';
import { count, tally } from './check.mjs';
import { journey } from './journey.mjs';
import { large } from './large.mjs';
import { openBrowser, serve, top } from './site.mjs';
import { walkStates } from './states.mjs';
import { walk } from './walk.mjs';
import { effort, way } from './way.mjs';

const binary = resolve(process.argv[2] ?? `${top}/build/mentord`);
const parts = { way, effort, journey, large, states: walkStates, walk };
const wanted = process.argv.slice(3);

const browser = await openBrowser();
const demo = await serve(binary, '--demo');
try {
	for (const [name, part] of Object.entries(parts)) {
		if (wanted.length && !wanted.includes(name))
			continue;
		const began = Date.now(), before = tally.passed + tally.failed;
		try {
			await part(browser, demo.base, binary, process.env.SHOTS);
		} catch (e) {
			count(name, [e.stack]);
		}
		console.log(`${name}: ${tally.passed + tally.failed - before} checks in ${((Date.now() - began) / 1000).toFixed(0)} s`);
	}
} finally {
	await browser.close();
	if (await demo.stop() !== 0)
		count('the server', ['did not stop cleanly']);
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed || !tally.passed ? 1 : 0;
