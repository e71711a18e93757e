// check.mjs - what every page is asked: no complaint of the browser, nothing wider than the
// window, no other server, no style attribute, one h1, and no violation that axe can find.
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { see } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const looks = [];
for (const scheme of ['light', 'dark'])
	for (const width of [1280, 320])
		looks.push({ scheme, width });
// Without scripts the document is the same, so each light and each width once; so, too, with axe, which is slow.
const plainLooks = [{ scheme: 'light', width: 1280 }, { scheme: 'dark', width: 320 }];
const MASTHEAD_MOST = 120;              // px: two lines on the narrowest phone

const seen = new Set();
export const tally = { passed: 0, failed: 0 };

export function count(where, troubles) {
	for (const what of troubles) {
		if (!seen.has(where + what))
			console.error(`failed: ${where}: ${what}`);
		seen.add(where + what);
	}
	if (troubles.length) tally.failed++; else tally.passed++;
	return !troubles.length;
}

// Begins to listen to everything the browser complains about while a page is open, and
// remembers the answers to its navigations.
export function listen(page, base) {
	page.origins ??= new Set();
	page.origins.add(new URL(base).origin);
	if (page.said)
		return;
	page.said = [];
	page.status = 0;
	page.on('console', m => {
		const loading = m.text().includes('the server responded with a status of');
		if (['error', 'warning'].includes(m.type()) && !(loading && page.status >= 400))
			page.said.push(`console: ${m.text()}`);
	});
	page.on('pageerror', e => page.said.push(`script: ${e.message}`));
	page.on('request', r => { if (!page.origins.has(new URL(r.url()).origin)) page.said.push(`asks another server: ${r.url()}`); });
	page.on('requestfailed', r => { if (!r.isNavigationRequest()) page.said.push(`not loaded: ${r.url()}`); });
	page.on('response', r => {
		if (!r.request().isNavigationRequest() || r.frame() !== page.mainFrame())
			return;
		page.status = r.status();
		page.policy = r.headers()['content-security-policy'] ?? '';
	});
}

async function measure(page) {
	return page.evaluate(() => {
		const root = document.documentElement, wide = [];
		for (const e of document.querySelectorAll('body *'))
			if (e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.top ul'))
				wide.push(e.tagName.toLowerCase() + (typeof e.className === 'string' && e.className ? '.' + e.className : ''));
		const over = [...document.querySelectorAll('.card table')].filter(t => {
			const card = t.closest('.card');
			return t.getBoundingClientRect().right > card.getBoundingClientRect().right + 1 && getComputedStyle(t.parentElement).overflowX === 'visible';
		}).length;
		const top = document.querySelector('header.top');
		return { over, scroll: root.scrollWidth - root.clientWidth, wide: wide.slice(0, 3), h1: document.querySelectorAll('h1').length,
			styled: document.querySelectorAll('[style]').length, masthead: top ? top.getBoundingClientRect().height : 0 };
	});
}

// The document without what differs from person to person and from run to run.
async function likeness(page) {
	const text = await page.evaluate(() => {
		const body = document.body.cloneNode(true);
		body.querySelectorAll('.me, input[type=hidden]').forEach(e => e.remove());
		return document.title + body.innerHTML;
	});
	return createHash('sha1').update(text.replace(/\d{5,}/g, '')).digest('hex');
}

const audited = new Set();
async function audit(page, look) {
	const key = look + await likeness(page);
	if (audited.has(key))
		return [];
	audited.add(key);
	if (!await page.evaluate(() => 'axe' in window))
		await page.evaluate(axe);
	const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
	return found.violations.map(v => `axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map(n => `${n.target.join(' ')} (${[...n.any, ...n.all, ...n.none].map(c => c.message).join('; ')})`).join(' | ')}`);
}

// Looks at the open page in each light and width; axe only where scripts run, and only once
// at each document: people whose pages are alike need not wait for it.  wanted: its status, 0 for any.
export async function look(page, where, { wanted = 200, js = true, shots } = {}) {
	const first = [];
	await page.mouse.move(0, 0);                    /* what happens to lie under it would look as if pointed at */
	if (wanted && page.status !== wanted)
		first.push(`status ${page.status} instead of ${wanted}`);
	if (page.status && !page.policy.includes("default-src 'none'"))
		first.push('no strict content security policy');
	for (const { scheme, width } of js ? looks : plainLooks) {
		const troubles = first.splice(0);
		await see(page, width, scheme);
		const size = await measure(page);
		if (size.scroll > 0)
			troubles.push(`scrolls sideways by ${size.scroll} px: ${size.wide.join(', ')}`);
		if (size.over)
			troubles.push(`${size.over} tables wider than their cards`);
		if (size.h1 !== 1)
			troubles.push(`${size.h1} h1`);
		if (size.styled)
			troubles.push('has style attributes');
		if (size.masthead > MASTHEAD_MOST)
			troubles.push(`the masthead is ${size.masthead} px high`);
		if (js && plainLooks.some(l => l.scheme === scheme && l.width === width))
			troubles.push(...await audit(page, `${scheme} ${width} `));
		if (shots && js)
			await page.screenshot({ path: `${shots}-${width}-${scheme}.png`, fullPage: true });
		troubles.push(...page.said.splice(0));
		count(`${where}, ${scheme} ${width}${js ? '' : ' without JavaScript'}`, troubles);
	}
}
