// screens.mjs FOLDER - pictures of each page of the demo, at a desk and on a phone, light and
// dark, with an index; `make screens` packs them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { largeSheet } from './large.mjs';
import { invite, laySample, layStaff, takeStaff } from './objects.mjs';
import { heldRound, shaped, shapedRound } from './shapes.mjs';
import { openBrowser, pageOf, people, personIn, see, serve, signIn, top } from './site.mjs';

const folder = process.argv[2] ?? `${top}/docs/screens`;
const TALLEST = { 1280: 1700, 360: 2000 };      // px; the rest of a long page is more of the same

const staffSheet = readFileSync(`${top}/test/data/staff/staff.csv`);
const sample = (page, base) => laySample(page, base).then(run => `${base}/match/${run}`);

async function joining(page, base) {
	await page.goto(base + '/join');
	await page.click('main .rows a.name >> nth=0');
	return page.url();
}

// The programme of the demo that has a round ready to run; and that round’s draft.
async function spring(page, base) {
	await page.goto(base + '/programmes');
	await page.click('main a.name:has-text("Early career")');
	return page.url();
}

async function draft(page, base) {
	const programme = await spring(page, base);
	const known = await page.$('main a.name:has-text("Round 1")');
	if (known)
		await known.click();
	else
		await page.click(`form[action="${programme.slice(base.length)}/rounds"] button`);
	await page.waitForSelector('#pairs');
	return page.url();
}

const screens = [
	{ name: 'start', says: 'The start page, for a visitor', as: 'anyone', make: (page, base) => page.goto(base + '/') },
	{ name: 'sign-in', says: 'Signing in', as: 'anyone', make: (page, base) => page.goto(base + '/sign-in') },
	{ name: 'decides', says: 'How it decides', as: 'anyone', make: (page, base) => page.goto(base + '/rules-of-matching') },
	{ name: 'not-found', says: 'Nothing at this address', as: 'anyone', make: (page, base) => page.goto(base + '/no/such/page') },
	{ name: 'set-up', says: 'The first set-up, from the link that the server prints', as: 'anyone', make: (page, base, setUp) => page.goto(setUp) },
	{ name: 'match', says: 'Match a sheet', as: 'coordinator', make: (page, base) => page.goto(base + '/match') },
	{ name: 'columns', says: 'How each column was understood', as: 'coordinator', make: async (page, base) => page.goto(await sample(page, base) + '/columns') },
	{ name: 'working', says: 'While a large sheet is being matched', as: 'coordinator', again: true, make: async (page, base) => {
		await page.goto(base + '/match');
		await page.setInputFiles('#sheet', { name: 'large.csv', mimeType: 'text/csv', buffer: largeSheet(7800, 3950) });
		await page.click('form:has(#sheet) button');
		await page.click('form[action$="/columns"] button.primary >> nth=0');
		await page.waitForTimeout(600);
		await page.goto(page.url());
	} },
	{ name: 'result', says: 'The result', as: 'coordinator', make: async (page, base) => page.goto(await sample(page, base)) },
	{ name: 'groups', says: 'The same people in groups', as: 'coordinator', make: (page, base) => shaped(page, base, 'groups') },
	{ name: 'introductions', says: 'The same people introduced to each other', as: 'coordinator', make: (page, base) => shaped(page, base, 'peers') },
	{ name: 'why-not', says: 'Why not these two?', as: 'coordinator', make: async (page, base) => {
		await page.goto(await sample(page, base));
		await page.selectOption('#mentee', 'Kwame Kahale');
		await page.selectOption('#mentor', 'Oskar Ruiz');
		await page.click('form:has(#mentee) button');
		await page.$eval('#why', e => e.scrollIntoView());
	}, part: 'section:has(#why)' },
	{ name: 'what-if', says: 'What if somebody leaves?', as: 'coordinator', make: async (page, base) => page.goto(await sample(page, base) + '/what-if?who=Oskar+Ruiz&what=without') },
	{ name: 'beside', says: 'A result beside another goal, mentee by mentee', as: 'coordinator', make: async (page, base) => page.goto(await sample(page, base) + '/compare?with=stable') },
	{ name: 'print', says: 'The pairs on paper', as: 'coordinator', make: async (page, base) => page.goto(await sample(page, base) + '/print') },
	{ name: 'kept', says: 'Kept runs', as: 'coordinator', make: async (page, base) => {
		const run = await laySample(page, base);
		await page.click(`form[action="/match/${run}/keep"] button`);
		await page.goto(base + '/kept');
	} },
	{ name: 'account', says: 'One’s own account', as: 'coordinator', make: (page, base) => page.goto(base + '/me') },
	{ name: 'accounts', says: 'Accounts, with a link that is shown once', as: 'admin', make: (page, base) => invite(page, base, 'Wanjiku Salazar') },
	{ name: 'recovery', says: 'The recovery sheet, shown once', as: 'coordinator', make: async (page, base) => {
		await page.goto(base + '/me');
		await page.click('form[action="/me/recovery"] button');
	} },
	{ name: 'letters', says: 'Letters, with one that waits', as: 'admin', make: async (page, base) => {
		await page.goto(base + '/letters');
		await page.click('form[action="/letters/test"] button');
	} },
	{ name: 'letter', says: 'One letter', as: 'admin', make: async (page, base) => {
		await page.goto(base + '/letters');
		await page.click('main table a >> nth=0');
	} },
	{ name: 'staff-sheet', says: 'A staff sheet, before it comes in', as: 'coordinator', make: (page, base) => layStaff(page, base, staffSheet) },
	{ name: 'staff-to-mend', says: 'A staff sheet with things to mend', as: 'coordinator', make: (page, base) => layStaff(page, base, readFileSync(`${top}/test/data/staff/odd.csv`)) },
	{ name: 'staff-taken', says: 'A staff sheet that came in, with the way back', as: 'coordinator', make: (page, base) => takeStaff(page, base, staffSheet) },
	{ name: 'people', says: 'Everybody', as: 'coordinator', make: (page, base) => page.goto(base + '/people') },
	{ name: 'person', says: 'One person and their line of management', as: 'coordinator', make: async (page, base) => {
		await page.goto(base + '/people?q=lou');
		await page.click('th a.name');
	} },
	{ name: 'units', says: 'Units', as: 'coordinator', make: (page, base) => page.goto(base + '/units') },
	{ name: 'stages', says: 'Career stages', as: 'coordinator', make: (page, base) => page.goto(base + '/stages') },
	{ name: 'topics', says: 'Topics and other words', as: 'coordinator', make: (page, base) => page.goto(base + '/topics') },
	{ name: 'join', says: 'A programme to join', as: 'member', make: (page, base) => joining(page, base) },
	{ name: 'join-quick', says: 'Joining the quick way', as: 'member', make: async (page, base) => page.goto(await joining(page, base) + '/quick') },
	{ name: 'join-topics', says: 'Joining step by step: topics', as: 'member', make: async (page, base) => page.goto(await joining(page, base) + '/topics') },
	{ name: 'join-wishes', says: 'Joining step by step: in confidence', as: 'member', make: async (page, base) => page.goto(await joining(page, base) + '/wishes') },
	{ name: 'home', says: 'Home, for a coordinator', as: 'coordinator', make: (page, base) => page.goto(base + '/') },
	{ name: 'programmes', says: 'Programmes', as: 'coordinator', make: (page, base) => page.goto(base + '/programmes') },
	{ name: 'programme', says: 'One programme', as: 'coordinator', make: (page, base) => spring(page, base) },
	{ name: 'programme-settings', says: 'Dates, rules and words', as: 'coordinator', make: async (page, base) => page.goto(await spring(page, base) + '/settings') },
	{ name: 'programme-people', says: 'Who takes part', as: 'coordinator', make: async (page, base) => page.goto(await spring(page, base) + '/people') },
	{ name: 'programme-invite', says: 'Whom to invite', as: 'coordinator', make: async (page, base) => page.goto(await spring(page, base) + '/invite') },
	{ name: 'weights', says: 'What counts in a match', as: 'coordinator', make: async (page, base) => page.goto(await spring(page, base) + '/weights') },
	{ name: 'round', says: 'The draft of a round', as: 'coordinator', make: (page, base) => draft(page, base) },
	{ name: 'round-why', says: 'Why not these two, in a round', as: 'coordinator', make: async (page, base) => {
		const round = await draft(page, base);
		const [mentee, mentor] = await page.$$eval('#pairs tbody tr:not(.more)', rows => [rows[0].querySelectorAll('.name')[0].textContent, rows[1].querySelectorAll('.name')[1].textContent]);
		await page.goto(`${round}/why?mentee=${encodeURIComponent(mentee)}&mentor=${encodeURIComponent(mentor)}`);
	} },
	{ name: 'round-swap', says: 'Swapping two mentors', as: 'coordinator', make: async (page, base) => {
		await draft(page, base);
		await page.goto(base + await page.$eval('#pairs a[href*="/swap?of="]', a => a.getAttribute('href')));
	} },
	{ name: 'round-groups', says: 'The draft of a round of groups', as: 'coordinator', make: (page, base) => shapedRound(page, base, 'groups') },
	{ name: 'round-fair', says: 'How fair the groups are', as: 'coordinator', make: async (page, base) => page.goto(await shapedRound(page, base, 'groups') + '/goals') },
	{ name: 'round-holds', says: 'Whom the next groups hold together', as: 'coordinator', make: (page, base) => heldRound(page, base) },
	{ name: 'help', says: 'Help, for everybody', as: 'anyone', make: (page, base) => page.goto(base + '/help') },
	{ name: 'gallery', says: 'The gallery of parts', as: 'admin', make: (page, base) => page.goto(base + '/gallery') },
];

async function shoot(page, screen, base, setUp) {
	await screen.make(page, base, setUp);
	for (const width of [1280, 360])
		for (const scheme of ['light', 'dark']) {
			await see(page, width, scheme);
			const path = `${folder}/${screen.name}-${width}-${scheme}.png`;
			if (screen.part) {
				await page.locator(screen.part).screenshot({ path });
				continue;
			}
			const tall = await page.evaluate(() => document.documentElement.scrollHeight);
			await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(tall, TALLEST[width]) } });
		}
}

mkdirSync(folder, { recursive: true });
const binary = `${top}/build/mentord`, browser = await openBrowser();
const demo = await serve(binary, '--demo'), empty = await serve(binary);
try {
	const setUp = empty.said.match(/http:\S+\/set-up\/\w+/)[0], contexts = {};
	for (const screen of screens) {
		contexts[screen.as] ??= await personIn(browser);
		const page = await pageOf(contexts[screen.as]);
		if (people[screen.as] && page.url() === 'about:blank')
			await signIn(page, demo.base, people[screen.as]);
		await shoot(page, screen, demo.base, setUp);
	}
} finally {
	await browser.close();
	await demo.stop();
	await empty.stop();
}
const link = (name, width, scheme) => `[${scheme}](${name}-${width}-${scheme}.png)`;
writeFileSync(`${folder}/README.md`, `# Screens

Each page of the demo at a desk (1280 px) and on a phone (360 px), light and dark; long pages are cut. Made anew by \`make screens\`.

| page | desk | phone |
|---|---|---|
${screens.map(s => `| ${s.says} | ${link(s.name, 1280, 'light')}, ${link(s.name, 1280, 'dark')} | ${link(s.name, 360, 'light')}, ${link(s.name, 360, 'dark')} |`).join('\n')}
`);
