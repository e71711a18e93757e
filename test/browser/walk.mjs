// walk.mjs - opens every page for every role, light and dark, wide and narrow, with and
// without JavaScript, and refuses what a customer should not meet.
//
//   node walk.mjs < walk.json
//
//   { "base": "http://127.0.0.1:8080", "shots": "build/shots",
//     "roles": { "anyone": null, "admin": { "email": "..", "password": ".." } },
//     "pages": [ { "path": "/match", "name": "match", "roles": ["anyone", "admin"], "status": 200 } ] }
//
// shots, roles of a page, name and status may be left out.  "{run}" in a path is the number
// of a matched sheet: the walk lays the sample sheet down once for each role that signs in.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const plan = JSON.parse(readFileSync(0, 'utf8'));
const origin = new URL(plan.base).origin;
const roles = plan.roles ?? { anyone: null };
const ways = [];
for (const scheme of ['light', 'dark'])
	for (const width of [1280, 320])
		for (const js of [true, false])
			ways.push({ scheme, width, js });

const runs = {};
let passed = 0, failed = 0;
const seen = new Set();

function refuse(where, what) {
	if (!seen.has(where + what))
		console.error(`failed: ${where}: ${what}`);
	seen.add(where + what);
	return false;
}

function named(path) {
	return path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'start';
}

async function signIn(browser, who) {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(plan.base + '/sign-in');
	await page.fill('#email', who.email);
	await page.fill('#password', who.password);
	await page.click('main form button');
	if (page.url().endsWith('/sign-in'))
		throw new Error(`${who.email} could not sign in`);
	const state = await context.storageState();
	if (plan.pages.some(p => p.path.includes('{run}'))) {
		await page.goto(plan.base + '/match');
		await page.click('form[action="/match/sample"] button');
		const run = page.url().match(/\/match\/(\d+)/);
		if (!run)
			throw new Error(`the sample sheet led to ${page.url()}`);
		runs[who.email] = run[1];
	}
	await context.close();
	return state;
}

// Everything the browser itself complains about while a page is open.
function listen(page) {
	const said = [];
	page.on('console', m => { if (['error', 'warning'].includes(m.type()) && !expected(page, m)) said.push(`console: ${m.text()}`); });
	page.on('pageerror', e => said.push(`script: ${e.message}`));
	page.on('request', r => { if (new URL(r.url()).origin !== origin) said.push(`asks another server: ${r.url()}`); });
	page.on('requestfailed', r => said.push(`not loaded: ${r.url()}`));
	return said;
}

// A page that answers 404 on purpose is logged by the browser as an error of loading.
function expected(page, message) {
	return page.wanted >= 400 && message.text().includes(`status of ${page.wanted}`);
}

async function measure(page) {
	return page.evaluate(() => {
		const root = document.documentElement, wide = [];
		for (const e of document.querySelectorAll('body *'))
			if (e.getBoundingClientRect().right > root.clientWidth + 1)
				wide.push(e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined ? '.' + e.className : ''));
		return { scroll: root.scrollWidth - root.clientWidth, wide: wide.slice(0, 3), h1: document.querySelectorAll('h1').length,
			styled: [...document.querySelectorAll('[style]')].length };
	});
}

async function audit(page) {
	await page.evaluate(axe);
	const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
	return found.violations.map(v => `axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map(n => n.target.join(' ')).join(' | ')}`);
}

async function visit(context, entry, role, way) {
	const where = `${entry.path} as ${role}, ${way.scheme} ${way.width}${way.js ? '' : ' without JavaScript'}`;
	const page = await context.newPage();
	page.wanted = entry.status ?? 200;
	const said = listen(page);
	let fine = true;
	try {
		const reply = await page.goto(plan.base + entry.path, { waitUntil: 'load' });
		if (reply.status() !== page.wanted)
			fine = refuse(where, `status ${reply.status()} instead of ${page.wanted}`);
		if (!(reply.headers()['content-security-policy'] ?? '').includes("default-src 'none'"))
			fine = refuse(where, 'no strict content security policy');
		const size = await measure(page);
		if (size.scroll > 0)
			fine = refuse(where, `scrolls sideways by ${size.scroll} px: ${size.wide.join(', ')}`);
		if (size.h1 !== 1)
			fine = refuse(where, `${size.h1} h1`);
		if (size.styled)
			fine = refuse(where, 'has style attributes');
		if (way.js)
			said.push(...await audit(page));
		if (plan.shots && way.js)
			await page.screenshot({ path: `${plan.shots}/${entry.name}${Object.keys(roles).length > 1 ? '-' + role : ''}-${way.width}-${way.scheme}.png`, fullPage: true });
	} catch (e) {
		fine = refuse(where, e.message.split('\n')[0]);
	}
	for (const what of said)
		fine = refuse(where, what);
	await page.close();
	if (fine) passed++; else failed++;
}

if (plan.shots)
	mkdirSync(plan.shots, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'] });
try {
	for (const [role, who] of Object.entries(roles)) {
		const storageState = who ? await signIn(browser, who) : undefined;
		for (const way of ways) {
			const context = await browser.newContext({ storageState, javaScriptEnabled: way.js, colorScheme: way.scheme,
				viewport: { width: way.width, height: way.width < 500 ? 640 : 900 } });
			for (const entry of plan.pages)
				if (!entry.roles || entry.roles.includes(role))
					await visit(context, { ...entry, path: entry.path.replace('{run}', runs[who?.email]), name: entry.name ?? named(entry.path) }, role, way);
			await context.close();
		}
	}
} finally {
	await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
