// site.mjs - a server of one's own, a browser, and the few things a person does again and again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const top = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const people = {
	anyone: null,
	member: 'member@northmere.example',
	coordinator: 'coordinator@northmere.example',
	admin: 'admin@northmere.example',
};
const demoPassword = 'a lamp on the table';

function freePort() {
	return new Promise((done, fail) => {
		const probe = createServer();
		probe.on('error', fail);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => done(port));
		});
	});
}

// Starts the program on a free port with an empty data file; says when it can be asked.
export async function serve(binary, ...words) {
	const folder = mkdtempSync(join(tmpdir(), 'mentord-browser-'));
	const address = `127.0.0.1:${await freePort()}`;
	const child = spawn(binary, ['serve', '--data', join(folder, 'mentord.db'), '--listen', address, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
	let said = '';
	await new Promise((done, fail) => {
		child.on('error', fail);
		child.on('exit', code => fail(new Error(`the server ended with ${code}: ${said}`)));
		child.stdout.on('data', text => { said += text; if (said.includes('Stop with Ctrl-C')) done(); });
	});
	const stop = () => new Promise(done => {
		child.removeAllListeners('exit');
		child.on('exit', code => { rmSync(folder, { recursive: true, force: true }); done(code); });
		child.kill('SIGTERM');
	});
	return { base: `http://${address}`, said, stop };
}

export function openBrowser() {
	return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
}

export async function signIn(page, base, email, password = demoPassword) {
	await page.goto(base + '/sign-in');
	await page.fill('#email', email);
	await page.fill('#password', password);
	await page.click('main form button');
	if (new URL(page.url()).pathname === '/sign-in')
		throw new Error(`${email} could not sign in`);
}

// Fills in a form and sends it, whatever the browser itself would have said to it.
export async function send(page, selector, fields = {}) {
	await page.$eval(selector, form => { form.noValidate = true; });
	for (const [name, value] of Object.entries(fields))
		await page.fill(`${selector} [name="${name}"]`, value);
	await page.click(`${selector} button:not([name]) >> nth=0`);
}

// The same page seen by a large and a small, a light and a dark screen.
export async function see(page, width, scheme) {
	await page.emulateMedia({ colorScheme: scheme });
	await page.setViewportSize({ width, height: width < 500 ? 640 : 900 });
}

// Pages are kept and used again: each worker has one in each context.
const kept = new WeakMap();
export async function pageOf(context, worker = 0) {
	if (!kept.has(context))
		kept.set(context, []);
	const pages = kept.get(context);
	pages[worker] ??= await context.newPage();
	return pages[worker];
}

// Closing a window just when its page arrives was seen never to end: the browser is ended later anyway.
export function shut(window) {
	return Promise.race([window.close().catch(() => {}), new Promise(done => { setTimeout(done, 5000).unref(); })]);
}

// Nothing may hang: what is not done in time is a failure, and its page is thrown away.
const LONGEST = 120;                    // s
export async function within(page, deed) {
	let timer;
	const late = new Promise((_, fail) => {
		timer = setTimeout(() => fail(new Error(`not done after ${LONGEST} s, at ${page.url()}`)), LONGEST * 1000);
	});
	try {
		return await Promise.race([deed(), late]);
	} catch (e) {
		const pages = kept.get(page.context()) ?? [];
		if (e.message.startsWith('not done after')) {
			delete pages[pages.indexOf(page)];
			shut(page);
		}
		throw e;
	} finally {
		clearTimeout(timer);
	}
}

export async function personIn(browser, js = true, state) {
	const context = await browser.newContext({ javaScriptEnabled: js, storageState: state });
	context.setDefaultTimeout(15000);
	return context;
}

// Asks as the person would, and leaves the window alone; the cookies are Secure, which plain
// requests take more literally than browsers do on this very machine.
export async function ask(context, address) {
	const cookie = (await context.cookies()).map(c => `${c.name}=${c.value}`).join('; ');
	return context.request.get(address, { maxRedirects: 0, headers: cookie ? { cookie } : {} });
}

// Runs jobs, so many at a time, each told which worker it is; the first trouble is thrown
// when all have ended.
export async function together(n, jobs) {
	const rest = [...jobs];
	let trouble = null;
	const one = async worker => {
		for (let job; (job = rest.shift());)
			await job(worker).catch(e => { trouble ??= e; });
	};
	await Promise.all(Array.from({ length: n }, (_, i) => one(i)));
	if (trouble)
		throw trouble;
}
