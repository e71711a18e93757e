// asked.mjs - states of a sheet's result that was asked what else could be: see states.mjs.
import { laySample } from './objects.mjs';
import { shaped } from './shapes.mjs';
import { send } from './site.mjs';

const long = 'Oluwaseun Adébáyò-Thistlethwaite Donaudampfschifffahrtselektrizitätenhauptbetriebswerk-Bauunterbeamtin';
const rows = ['Ann', 'Bo', 'Cy', `${long} the first`, `${long} the second`].map((name, i) =>
	`p${i}@x.example,${name},${i < 3 ? 'Mentee' : 'Mentor'},${i % 2 ? 'Law' : 'Art'},${i ? '' : 'p4@x.example'}\n`).join('');
const sheet = { name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from('Email,Name,Role,Topics,Line manager\n' + rows) };

// A small sheet of long names, matched.
async function result(page, base) {
	await page.goto(base + '/match');
	await page.setInputFiles('#sheet', sheet);
	await send(page, 'form:has(#sheet)');
	await page.click('form[action$="/columns"] button.primary >> nth=0');
	return page.url().split('?')[0];
}

async function keptResult(page, base) {
	const at = await result(page, base), run = at.slice(base.length);
	await page.click(`form[action="${run}/keep"] button`);
	await page.goto(base + '/kept');
	const kept = (await page.getAttribute('a.name[href^="/kept/"] >> nth=0', 'href')).slice('/kept/'.length);
	return { at, kept };
}

export const askedStates = [
	{ name: 'what else could be, of a sheet', as: 'member', wanted: 200, sees: 'Show what would follow', make: async (page, { base }) => {
		await page.goto(await result(page, base));
		await page.click('a[href$="/what-if"]');
	} },
	{ name: 'what if of a sheet: somebody leaves', as: 'member', wanted: 200, sees: 'The best again', make: async (page, { base }) =>
		page.goto(await result(page, base) + '/what-if?who=p3%40x.example&what=without') },
	{ name: 'what if of a sheet: many changes, in pages', as: 'member', wanted: 200, sees: 'had 30 places', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}`);
		const mentor = await page.$eval('table.pairs tbody tr:first-child td .name', e => e.textContent);
		await page.goto(`${page.url()}/what-if?who=${encodeURIComponent(mentor)}&what=places&places=30`);
	} },
	{ name: 'what if of a sheet: several names', as: 'member', wanted: 200, sees: 'Who is meant?', make: async (page, { base }) =>
		page.goto(await result(page, base) + '/what-if?who=the&what=without') },
	{ name: 'what if of a sheet: nobody, and no number', as: 'member', wanted: 200, sees: 'Places are a whole number', make: async (page, { base }) =>
		page.goto(await result(page, base) + '/what-if?who=p3%40x.example&what=places&places=%3Cmany%3E') },
	{ name: 'what rules cost, of a sheet', as: 'member', wanted: 200, sees: 'direct managers alone', make: async (page, { base }) => {
		await page.goto(await result(page, base));
		await page.click('form[action$="/costs"] button');
	} },
	{ name: 'what rules cost, where none can be loosened', as: 'member', wanted: 200, sees: 'Nothing here is a choice', make: async (page, { base }) => {
		const at = await result(page, base);
		await page.selectOption('#line', '1');
		await page.click('#weights button');
		await page.goto(at + '/costs');
	} },
	{ name: 'a result beside another goal', as: 'member', wanted: 200, sees: 'Taken together', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}/compare`);
		await page.selectOption('#with', 'stable');
		await page.click('form[action$="/compare"] button.primary');
	} },
	{ name: 'a result beside another goal, every mentee', as: 'member', wanted: 200, sees: 'Every mentee', make: async (page, { base }) =>
		page.goto(`${base}/match/${await laySample(page, base)}/compare?with=stable&show=all&page=2`) },
	{ name: 'a result beside a kept run, weighed otherwise', as: 'member', wanted: 200, sees: 'measure fit differently', make: async (page, { base }) => {
		const { at, kept } = await keptResult(page, base);
		await page.goto(at);
		await send(page, '#weights', { w_topics: '1' });
		await page.goto(`${at}/compare?with=kept-${kept}`);
	} },
	{ name: 'a result beside itself', as: 'member', wanted: 200, sees: 'Nothing differs', make: async (page, { base }) => {
		const { at, kept } = await keptResult(page, base);
		await page.goto(`${at}/compare?with=kept-${kept}`);
	} },
	{ name: 'a result beside what is not kept any more', as: 'member', wanted: 200, sees: 'not kept any more', make: async (page, { base }) =>
		page.goto(await result(page, base) + '/compare?with=kept-1') },
	{ name: 'a result beside another: nobody found', as: 'member', wanted: 200, sees: 'Nobody here is called', make: async (page, { base }) =>
		page.goto(await result(page, base) + '/compare?with=total&show=all&q=%3Czz%3E') },
	{ name: 'nothing to compare introductions with', as: 'guest', wanted: 200, sees: 'Nothing to compare with yet', make: async (page, { base }) =>
		page.goto(await shaped(page, base, 'peers') + '/compare') },
];
