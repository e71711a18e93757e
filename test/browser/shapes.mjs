// shapes.mjs - states of a sheet matched into groups or introductions: see states.mjs.
import { joinAs, laySample, programme, somebody, stranger } from './objects.mjs';
import { send, shut } from './site.mjs';

// The sample, matched again as a shape; fields: of the form beside the result.
export async function shaped(page, base, shape, fields = {}) {
	await page.goto(`${base}/match/${await laySample(page, base)}`);
	await page.check(`#weights input[value=${shape}]`);
	await page.$eval('#weights details', e => { e.open = true; });
	await send(page, '#weights', fields);
	return page.url();
}

// The round of the demo's large programme, made into groups, introductions or flash meetings.
export async function shapedRound(page, base, shape) {
	await page.goto(base + '/programmes');
	await page.click('main a.name:has-text("Early career")');
	const programme = page.url().split('?')[0];
	await page.goto(programme + '/models');
	for (const model of ['one_to_one', 'group', 'peer', 'flash'])
		await page.check(`[name=${model}-offered]`);
	await send(page, 'form:has(#one_to_one-least)', { 'group-least': '2', 'group-most': '4' });
	await page.goto(programme);
	const known = await page.$('main a.name:has-text("Round 1")');
	if (known)
		await known.click();
	else
		await page.click(`form[action="${programme.slice(base.length)}/rounds"] button`);
	await page.waitForSelector('#pairs');
	await page.check(`aside input[value=${shape}]`);
	await page.click('aside button[name=least][value=no]');
	await page.waitForURL(/\/rounds\/\d+$/);
	return page.url();
}

const long = ' Donaudampfschifffahrtselektrizitätenhauptbetriebswerk-Bauunterbeamtin';

async function letGo(page, round) {
	await page.goto(round + '/holds');
	while (await page.$('button[name=free]'))
		await page.click('button[name=free] >> nth=0');
}

// Two mentees of the first two groups are kept in two, and one is held with the mentor: what is so already, so that other states can match again.
export async function heldRound(page, base) {
	const round = await shapedRound(page, base, 'groups');
	const groups = await page.$$eval('#pairs > ul.rows > li', all => all.map(li => [...li.querySelectorAll('.key .name')].map(e => e.textContent)));
	await letGo(page, round);
	const member = groups.map(names => names[names.length - 1]);    // mentors come first, one or two of them
	for (const [kind, one, other] of [['apart', member[0], member[1]], ['led', member[0], groups[0][0]]]) {
		await page.goto(round + '/holds');
		await page.check(`input[value=${kind}]`);
		await send(page, 'form:has(#one)', { one, other });
	}
}

// A programme of one's own that offers pairs and another model.
async function offering(page, base, model) {
	const { id } = await programme(page, base);
	await page.goto(`${base}/programmes/${id}/models`);
	for (const offered of ['one_to_one', model])
		await page.check(`[name=${offered}-offered]`);
	await send(page, 'form:has(#one_to_one-least)', { 'group-least': '2', 'group-most': '4' });
	return id;
}

async function joinChoosing(page, base, id, role, model) {
	await joinAs(page, base, id, role);
	await page.goto(`${base}/join/${id}/role`);
	for (const box of await page.$$('[name=models]'))
		await box.setChecked(await box.getAttribute('value') === model);
	await page.click('main form button.primary');
}

// Its round, made into something else than pairs.
async function madeInto(page, base, id, makes) {
	await page.goto(`${base}/programmes/${id}`);
	await page.click(`form[action="/programmes/${id}/rounds"] button`);
	const run = page.locator('form[action$="/run"]').last();
	await run.locator(`input[value=${makes}]`).check();
	await Promise.all([page.waitForNavigation(), run.locator('button').last().click()]);
}

// Such a round, where somebody chose pairs alone when joining.
async function chosenRound(page, base, model = 'group', makes = 'groups') {
	const id = await offering(page, base, model), admin = await somebody(page, base, 'admin');
	for (const [role, chosen] of [['mentor', model], ['mentee', model], ['mentee', model], ['mentee', 'one_to_one']]) {
		const one = await stranger(admin, base, `Sam ${role} ${Math.random().toString(36).slice(2, 8)}${long}`);
		await joinChoosing(one, base, id, role, chosen);
		if (role === 'mentor') {
			await one.goto(`${base}/join/${id}/practical`);
			await send(one, 'main form', { capacity: '4' });
		}
		await shut(one.context());
	}
	await madeInto(page, base, id, makes);
}

// A published pair of a model, of whoever is signed in and somebody with a long name.
async function pairOf(page, base, model, role) {
	const admin = await somebody(page, base, 'admin'), id = await offering(admin, base, model), other = await stranger(admin, base, 'Sam Stranger' + long);
	await joinChoosing(other, base, id, role === 'mentor' ? 'mentee' : 'mentor', model);
	await shut(other.context());
	await joinChoosing(page, base, id, role, model);
	await madeInto(admin, base, id, model);
	await admin.click('#publish button.primary');
	await page.goto(base + '/');
	await page.click('a[href^="/mentorships/"] >> nth=0');
}

export const shapeStates = [
	{ name: 'a round of groups', as: 'coordinator', wanted: 200, sees: 'Proposed groups', make: (page, { base }) => shapedRound(page, base, 'groups') },
	{ name: 'a round of groups, not found', as: 'coordinator', wanted: 200, sees: 'Nobody in these groups is called', make: async (page, { base }) =>
		page.goto(await shapedRound(page, base, 'groups') + '?q=<zz>') },
	{ name: 'a member of a round’s group kept away', as: 'coordinator', wanted: 200, sees: 'Kept away', make: async (page, { base }) => {
		await shapedRound(page, base, 'groups');
		await page.click('main form details summary >> nth=0');
		await page.click('button[name=apart] >> nth=0');
	} },
	{ name: 'a member of a round’s group held', as: 'coordinator', wanted: 200, sees: 'Held<', make: async (page, { base }) => {
		await shapedRound(page, base, 'groups');
		await page.click('main details:has-text("Change group") summary >> nth=0');
		await page.click('button[name=hold] >> nth=0');
		await page.click('main details:has-text("Change group") summary >> nth=0');
	} },
	{ name: 'whom groups hold', as: 'coordinator', wanted: 200, sees: 'for the groups', make: (page, { base }) => heldRound(page, base) },
	{ name: 'how fair the groups are', as: 'coordinator', wanted: 200, sees: 'Least alike', make: async (page, { base }) =>
		page.goto(await shapedRound(page, base, 'groups') + '/goals') },
	{ name: 'how fair too small groups are', as: 'coordinator', wanted: 200, sees: 'Fewer than five members', make: async (page, { base }) => {
		await chosenRound(page, base);
		await page.click('a:has-text("How fair are the groups?")');
	} },
	{ name: 'nobody held yet', as: 'coordinator', wanted: 200, sees: 'Nobody is held yet', make: async (page, { base }) => {
		await letGo(page, await shapedRound(page, base, 'groups'));
	} },
	{ name: 'holding refused', as: 'coordinator', wanted: 422, sees: 'is called “&lt;zz&gt;”', make: async (page, { base }) => {
		await page.goto(await shapedRound(page, base, 'groups') + '/holds');
		await send(page, 'form:has(#one)', { one: '<zz>', other: long });
	} },
	{ name: 'who chose another model than groups', as: 'coordinator', wanted: 200, sees: 'did not choose group mentoring', make: (page, { base }) => chosenRound(page, base) },
	{ name: 'why not in one group', as: 'coordinator', wanted: 200, sees: 'group', make: async (page, { base }) => {
		const round = await shapedRound(page, base, 'groups');
		const names = await page.$$eval('#pairs .person .name', all => [all[0].textContent, all[all.length - 1].textContent]);
		await page.goto(`${round}/why?mentee=${encodeURIComponent(names[1])}&mentor=${encodeURIComponent(names[0])}`);
	} },
	{ name: 'a round of introductions', as: 'coordinator', wanted: 200, sees: 'Proposed introductions', make: (page, { base }) => shapedRound(page, base, 'peers') },
	{ name: 'a round of flash meetings', as: 'coordinator', wanted: 200, sees: 'Proposed flash meetings', make: (page, { base }) => shapedRound(page, base, 'flash') },
	{ name: 'what a round of flash meetings cost', as: 'coordinator', wanted: 200, sees: 'What rules and wishes cost', make: async (page, { base }) =>
		page.goto(await shapedRound(page, base, 'flash') + '/costs') },
	{ name: 'who chose another model than flash meetings', as: 'coordinator', wanted: 200, sees: 'did not choose flash meetings', make: (page, { base }) => chosenRound(page, base, 'flash', 'flash') },
	{ name: 'a round of reverse mentoring', as: 'coordinator', wanted: 200, sees: 'did not choose reverse mentoring', make: (page, { base }) => chosenRound(page, base, 'reverse', 'reverse') },
	{ name: 'a round of reverse mentoring that nobody chose', as: 'coordinator', wanted: 422, sees: 'has chosen reverse mentoring', make: async (page, { base }) => {
		const id = await offering(page, base, 'reverse');
		await joinAs(await somebody(page, base, 'mentor'), base, id, 'mentor');
		await joinAs(await somebody(page, base, 'mentee'), base, id, 'mentee');
		await madeInto(page, base, id, 'reverse');
	} },
	...[['flash', 'mentor', 'A flash meeting'], ['flash', 'mentee', 'A flash meeting'], ['reverse', 'mentor', 'would like to hear your view'], ['reverse', 'mentee', 'You bring the questions']]
		.map(([model, role, sees]) => ({ name: `a ${model} pair, as the ${role}`, as: 'coordinator', wanted: 200, sees, make: (page, { base }) => pairOf(page, base, model, role) })),
	{ name: 'groups of a sheet', as: 'member', wanted: 200, sees: 'Groups of people who have much in common', make: (page, { base }) => shaped(page, base, 'groups') },
	{ name: 'groups of a sheet, found', as: 'member', wanted: 200, sees: 'with “a”', make: async (page, { base }) => page.goto(await shaped(page, base, 'groups') + '?q=a') },
	{ name: 'groups of a sheet, not found', as: 'member', wanted: 200, sees: 'No group has', make: async (page, { base }) => page.goto(await shaped(page, base, 'groups') + '?q=<zz>') },
	{ name: 'groups of a sheet, printed', as: 'member', wanted: 200, sees: 'without a group', make: async (page, { base }) => page.goto(await shaped(page, base, 'groups') + '/print') },
	{ name: 'no group of a sheet', as: 'member', wanted: 200, sees: 'There is no group', make: (page, { base }) => shaped(page, base, 'groups', { size: '20-30' }) },
	{ name: 'a size of groups refused', as: 'member', wanted: 422, sees: 'a number such as 4', make: (page, { base }) => shaped(page, base, 'groups', { size: '9-4' }) },
	{ name: 'introductions of a sheet', as: 'member', wanted: 200, sees: 'No better set of introductions exists', make: (page, { base }) => shaped(page, base, 'peers') },
	{ name: 'why not introduced', as: 'member', wanted: 200, sees: 'would cost everybody together', make: async (page, { base }) =>
		page.goto(await shaped(page, base, 'peers') + '?mentee=Anselm+Carvalho&mentor=Dmitri+Volkov') },
	{ name: 'mentees alone are introduced', as: 'member', wanted: 200, sees: 'All 4 mentees', make: async (page, { base }) => {
		const rows = ['Ann', 'Bo', 'Cy', 'Di'].map((name, i) => `${name.toLowerCase()}@x.example,${name},Mentee,${i % 2 ? 'Law' : 'Art'}\n`).join('');
		await page.goto(base + '/match');
		await page.setInputFiles('#sheet', { name: 'mentees.csv', mimeType: 'text/csv', buffer: Buffer.from('Email,Name,Role,Topics\n' + rows) });
		await send(page, 'form:has(#sheet)');
		await page.check('input[value=peers]');
		await page.click('main form button.primary >> nth=0');
	} },
	{ name: 'a size refused before matching', as: 'member', wanted: 422, sees: 'a number such as 4', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}/columns`);
		await page.check('input[value=groups]');
		await page.$eval('main form details:has(#size)', e => { e.open = true; });
		await page.fill('#size', 'many');
		await page.click('main form button.primary >> nth=0');
	} },
];
