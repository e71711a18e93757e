// folder.mjs - serves the pages made by test/render_pages.c with the headers of the real
// server and looks at each; for changes of the style sheet, without a server.
//
//   node folder.mjs build/pages [build/shots]
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { count, listen, look, tally } from './check.mjs';
import { openBrowser, pageOf, personIn } from './site.mjs';

const [folder, shots, ...only] = process.argv.slice(2);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.js': 'text/javascript; charset=utf-8' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const server = createServer((ask, reply) => {
	const path = normalize(join('/', decodeURIComponent(new URL(ask.url, 'http://x').pathname)));
	const file = join(folder, path === '/' ? 'index.html' : path);
	if (!existsSync(file)) {
		reply.writeHead(404).end();
		return;
	}
	reply.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain', 'content-security-policy': policy });
	reply.end(readFileSync(file));
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));

if (shots)
	mkdirSync(shots, { recursive: true });
const base = `http://127.0.0.1:${server.address().port}`, browser = await openBrowser();
try {
	const page = await pageOf(await personIn(browser));
	listen(page, base);
	for (const name of readdirSync(folder).filter(f => f.endsWith('.html') && (!only.length || only.some(o => f.startsWith(o))))) {
		await page.goto(`${base}/${name}`);
		await look(page, name, { shots: shots && `${shots}/${name.replace('.html', '')}` });
	}
} catch (e) {
	count('folder', [e.stack]);
} finally {
	await browser.close();
	server.close();
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed || !tally.passed ? 1 : 0;
