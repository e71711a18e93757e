// objects.mjs - a real object for each kind of hole in a path of the route table, made by the
// person who is to own it.  Teach it each new kind; the walk fails for one it does not know.

import { shut, signIn } from './site.mjs';

// Reads the first match of a pattern out of the page's address or text.
function taken(text, pattern, what) {
	const found = text.match(pattern);
	if (!found)
		throw new Error(`${what} was expected, not ${text.slice(0, 200)}`);
	return found[1];
}

export async function laySample(page, base) {
	await page.goto(base + '/match');
	await page.click('form[action="/match/sample"] button');
	return taken(page.url(), /\/match\/(\d+)$/, 'a matched sample sheet');
}

async function keepSample(page, base) {
	const run = await laySample(page, base);
	await page.click(`form[action="/match/${run}/keep"] button`);
	await page.goto(base + '/kept');
	return taken(await page.content(), /href="\/kept\/(\d+)"/, 'a kept run');
}

let invited = 0;
export async function invite(page, base, name = 'Invited Guest') {
	await page.goto(base + '/accounts');
	await page.fill('#name', name);
	await page.fill('#email', `invited${++invited}@northmere.example`);
	await page.click('form[action="/accounts"]:has(#name) button.primary');
	return taken(await page.inputValue('#link'), /\/set-up\/(\w+)$/, 'a link');
}

async function assets(page, base) {
	await page.goto(base + '/');
	return page.evaluate(() => [...document.querySelectorAll('link[href^="/assets/"], script[src^="/assets/"]')]
		.map(e => (e.getAttribute('href') ?? e.getAttribute('src')).slice('/assets/'.length)));
}

async function letter(page, base) {
	await page.goto(base + '/letters');
	await page.click('form[action="/letters/test"] button');
	return taken(await page.content(), /href="\/letters\/(\d+)"/, 'a letter');
}

let staff = 0;
export async function layStaff(page, base, sheet) {
	const n = ++staff;
	const rows = sheet ?? `Email,Name,Department,Manager\nstaff${n}@northmere.example,Sam Staff ${n},Swept unit ${n},boss${n}@northmere.example\nboss${n}@northmere.example,Bo Boss ${n},,\n`;
	await page.goto(base + '/import');
	await page.setInputFiles('#sheet', { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
	await page.click('form:has(#sheet) button');
	return taken(page.url(), /\/import\/(\d+)$/, 'a staff sheet');
}

export async function takeStaff(page, base, sheet) {
	const id = await layStaff(page, base, sheet);
	await page.click(`form[action="/import/${id}/keep"] button`);
	return taken(page.url(), /\/imports\/(\d+)$/, 'a sheet that came in');
}

async function person(page, base) {
	await takeStaff(page, base);
	await page.goto(base + '/people?q=Bo+Boss');
	return taken(await page.content(), /href="\/people\/(\d+)"/, 'a person');
}

async function unit(page, base) {
	await takeStaff(page, base);
	await page.goto(base + '/units');
	return taken(await page.content(), /href="\/units\/(\d+)"/, 'a unit');
}

// An open programme which people of the demo may join, run by whoever is signed in.
let programmes = 0;
export async function programme(page, base) {
	const name = `Swept programme ${++programmes}`;
	await page.goto(base + '/programmes');
	await page.fill('#name', name);
	await page.click('form[action="/programmes"]:has(#name) button');
	const id = taken(page.url(), /\/programmes\/(\d+)/, 'a programme');
	await page.goto(`${base}/programmes/${id}/settings`);
	await page.fill('#domains', 'northmere.example');
	await page.click(`form:has(#domains) button`);
	await page.goto(`${base}/programmes/${id}`);
	await page.click(`form[action="/programmes/${id}/open"] button`);
	return { id, slug: name.toLowerCase().replaceAll(' ', '-') };
}

// The code of a letter to somebody without an account.
let asked = 0;
export async function invitation(page, base) {
	const { id } = await programme(page, base);
	const address = `asked${++asked}@elsewhere.example`;
	await page.goto(`${base}/programmes/${id}/invite`);
	await page.fill('#pasted', address);
	await page.click('form:has(#pasted) button');
	await page.goto(base + '/letters');
	await page.click('main table a >> nth=0');
	return taken(await page.content(), /\/invited\/([\w-]+)/, 'the code of a letter');
}

// Somebody else of the demo, in a window of their own.
const others = new Map();
export async function somebody(page, base, name) {
	const key = `${base} ${name}`;
	if (!others.has(key)) {
		const context = await page.context().browser().newContext();
		const own = await context.newPage();
		await signIn(own, base, name.includes('@') ? name : `${name}@northmere.example`);
		others.set(key, own);
	}
	return others.get(key);
}

// Somebody whom nobody knows yet: who has been a pair once is not proposed again.
export async function stranger(admin, base, name = 'Sam Stranger') {
	const link = await invite(admin, base, name), address = `invited${invited}@northmere.example`, own = await (await admin.context().browser().newContext()).newPage();
	await own.goto(`${base}/set-up/${link}`);
	own.address = address;
	await own.fill('#password', 'a lamp on the table');
	await own.fill('#again', 'a lamp on the table');
	await own.click('main form button');
	return own;
}

export async function joinAs(page, base, id, role) {
	await page.goto(`${base}/join/${id}/quick`);
	await page.check(`[name=role][value=${role}]`);
	const boxes = { mentor: ['#offers [name=offers]'], mentee: ['#seeks [name=seeks]'], both: ['#seeks [name=seeks]', '#offers [name=offers]'] }[role];
	for (const box of [...boxes.map(b => b + ' >> nth=1'), '#consent', '#conduct', '#commits'])
		if (!await page.isChecked(box))
			await page.check(box);
	await page.click('main form button.primary');
	if (new URL(page.url()).pathname !== `/join/${id}`)
		throw new Error(`nobody joined programme ${id} at ${page.url()}`);
}

// The round that a programme's page begins, when it has been matched.
export async function match(page, base, programme) {
	await page.goto(`${base}/programmes/${programme}`);
	await page.click(`form[action="/programmes/${programme}/rounds"] button`);
	const id = taken(page.url(), /\/rounds\/(\d+)/, 'a round');
	for (let i = 0; i < 50 && (await page.content()).includes('Under way'); i++)
		await page.goto(`${base}/rounds/${id}`);
	return id;
}

// A matched round of one's own: a mentor, a mentee, one who is both.
export async function round(page, base) {
	const { id } = await programme(page, base);
	for (const [name, role] of [['mentor', 'mentor'], ['mentee', 'mentee'], ['newcomer', 'both']])
		await joinAs(await somebody(page, base, name), base, id, role);
	return match(page, base, id);
}

export async function publish(page, base, round) {
	await page.goto(`${base}/rounds/${round}`);
	await page.click(`form[action="/rounds/${round}/publish"] button.primary`);
}

// A proposed mentorship of whoever is signed in, as the mentee.
export async function mentorship(page, base) {
	const admin = await somebody(page, base, 'admin'), { id } = await programme(admin, base);
	const mentor = await stranger(admin, base);
	await joinAs(mentor, base, id, 'mentor');
	await shut(mentor.context());
	await joinAs(page, base, id, 'mentee');
	await publish(admin, base, await match(admin, base, id));
	await page.goto(base + '/');
	return taken(await page.content(), /href="\/mentorships\/(\d+)"/, 'a mentorship');    // the first that waits for an answer: the newest
}

// What follows /unsubscribe/ in a letter.
async function unsubscribe(page, base) {
	await invitation(page, base);
	return taken(await page.content(), /\/unsubscribe\/([\w-]+)/, 'a way out of letters');
}

// by: 'owner' makes it on a page of their own; 'runner' likewise, where it takes a coordinator; 'admin' makes it for anybody.
const kinds = [
	{ path: '/match/:id', by: 'owner', make: laySample },
	{ path: '/kept/:id', by: 'owner', make: keepSample },
	{ path: '/letters/:id', by: 'admin', make: letter },
	{ path: '/set-up/:token', by: 'admin', make: invite },
	{ path: '/import/:id', by: 'runner', make: layStaff },
	{ path: '/imports/:id', by: 'admin', make: takeStaff },
	{ path: '/people/:id', by: 'admin', make: person },
	{ path: '/units/:id', by: 'admin', make: unit },
	{ path: '/join/:id', by: 'admin', make: (page, base) => programme(page, base).then(p => p.id) },
	{ path: '/refer/:id', by: 'admin', make: (page, base) => programme(page, base).then(p => p.id) },
	{ path: '/register/:name', by: 'admin', make: (page, base) => programme(page, base).then(p => p.slug) },
	{ path: '/invited/:name', by: 'admin', make: invitation },
	{ path: '/programmes/:id', by: 'runner', make: (page, base) => programme(page, base).then(p => p.id) },
	{ path: '/rounds/:id', by: 'runner', make: round },
	{ path: '/mentorships/:id', by: 'owner', make: mentorship },
	{ path: '/wordings/:name', by: 'admin', make: async () => 'invitation' },
	{ path: '/unsubscribe/:name', by: 'admin', make: unsubscribe },
	{ path: '/assets/:name', by: 'admin', make: assets },
];

export function kindOf(path) {
	if (!path.includes('/:'))
		return null;
	const kind = kinds.find(k => path === k.path || path.startsWith(k.path + '/'));
	if (!kind)
		throw new Error(`test/browser/objects.mjs does not know how to make an object for GET ${path}; teach it`);
	return kind;
}

export function filled(path, value) {
	return path.replace(/:\w+/, value).replace('/letters/:name', '/letters/invitation');
}
