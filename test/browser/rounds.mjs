// rounds.mjs - states of programmes, rounds and mentorships: see states.mjs.
import { joinAs, match, mentorship, programme, publish, round, somebody, stranger, takeStaff } from './objects.mjs';
import { send, shut } from './site.mjs';

// Who was a pair once is not proposed again, so each published round has people of its own.
async function ownRound(page, base, roles = ['mentor', 'mentor', 'mentee', 'mentee'], called = '') {
	const { id } = await programme(page, base), admin = await somebody(page, base, 'admin'), all = [];
	for (const role of roles) {
		const one = await stranger(admin, base, `Sam ${role} ${Math.random().toString(36).slice(2, 8)}${called}`);
		await joinAs(one, base, id, role);
		all.push(one);
	}
	const made = await match(page, base, id);
	for (const one of all)
		await shut(one.context());
	return { id: made, first: all[0].address, others: all.slice(2).map(one => one.address) };
}

const long = ' Donaudampfschifffahrtselektrizitätenhauptbetriebswerk-Bauunterbeamtin';

// Two drafts of one's own round: in the second a pair of the first is kept apart.
async function twoDrafts(page, base) {
	const own = await ownRound(page, base);
	await page.click('#pairs button[name=apart] >> nth=0');
	await page.check('[name=goal][value=total]');
	await page.click('button[name=least][value=no]');
	return own.id;
}

export const roundStates = [
	{ name: 'why nobody in a round', as: 'coordinator', wanted: 200, sees: 'would meet', make: async (page, { base }) => {
		const own = await ownRound(page, base, ['mentor', 'mentee', 'mentee', 'mentee'], long);
		await page.goto(`${base}/rounds/${own.id}/short`);
		await page.click('main details summary');
	} },
	{ name: 'why nobody, when nobody is left', as: 'coordinator', wanted: 200, sees: 'No places are missing', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${(await ownRound(page, base)).id}/short`) },
	{ name: 'what if somebody leaves', as: 'coordinator', wanted: 200, sees: 'The best again', make: async (page, { base }) => {
		const own = await ownRound(page, base, ['mentor', 'mentor', 'mentee', 'mentee'], long);
		await page.goto(`${base}/rounds/${own.id}/what-if?who=${own.first}&what=without`);
	} },
	{ name: 'what if a mentor had places, as it is so already', as: 'coordinator', wanted: 200, sees: 'It is so already', make: async (page, { base }) => {
		const own = await ownRound(page, base);
		await page.goto(`${base}/rounds/${own.id}/what-if?who=${own.first}&what=places&places=1`);
	} },
	{ name: 'what if: several names', as: 'coordinator', wanted: 200, sees: 'Who is meant?', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${(await ownRound(page, base)).id}/what-if?who=sam&what=without`) },
	{ name: 'what if: nobody, and no number', as: 'coordinator', wanted: 200, sees: 'Places are a whole number', make: async (page, { base }) => {
		const own = await ownRound(page, base);
		await page.goto(`${base}/rounds/${own.id}/what-if?who=${own.first}&what=places&places=%3Cmany%3E`);
	} },
	{ name: 'what rules and wishes cost', as: 'coordinator', wanted: 200, sees: 'kept apart', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${await twoDrafts(page, base)}/costs`) },
	{ name: 'two drafts, mentee by mentee', as: 'coordinator', wanted: 200, sees: 'Who would have another mentor', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${await twoDrafts(page, base)}/compare`) },
	{ name: 'two drafts that are alike', as: 'coordinator', wanted: 200, sees: 'Nothing differs', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${(await ownRound(page, base)).id}/compare`) },
	{ name: 'two drafts: nobody found', as: 'coordinator', wanted: 200, sees: 'Nobody here is called', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${(await ownRound(page, base)).id}/compare?show=all&q=%25zz`) },
	{ name: 'who else would do as well', as: 'coordinator', wanted: 200, sees: 'These two are paired', make: async (page, { base }) => {
		await ownRound(page, base);
		await page.click('#pairs tr.more a >> nth=0');
	} },
	{ name: 'a sheet with people left, and why', as: 'coordinator', wanted: 200, sees: 'Why nobody?', make: async (page, { base }) => {
		await page.goto(base + '/match');
		await page.click('form[action="/match/sample"] button');
		await page.click('section:has(#short) details summary');
	} },
	{ name: 'a programme refused', as: 'coordinator', wanted: 422, sees: 'Give the programme a name', make: async (page, { base }) => {
		await page.goto(base + '/programmes');
		await send(page, 'form[action="/programmes"]:has(#name)', { name: '' });
	} },
	{ name: 'a programme in preparation', as: 'coordinator', wanted: 200, sees: 'Open the programme', make: async (page, { base }) => {
		await page.goto(base + '/programmes');
		await send(page, 'form[action="/programmes"]:has(#name)', { name: 'Ein sehr langer Name: ' + 'Donaudampfschifffahrtsgesellschaft '.repeat(5) });
	} },
	{ name: 'settings refused', as: 'coordinator', wanted: 422, sees: 'Give the programme a name', make: async (page, { base }) => {
		await page.goto(`${base}/programmes/${(await programme(page, base)).id}/settings`);
		await send(page, 'form:has(#domains)', { name: '', slug: 'Not A Slug', domains: '@@' });
	} },
	{ name: 'settings kept', as: 'coordinator', wanted: 200, sees: 'always open', make: async (page, { base }) => {
		await programme(page, base);
		await page.goto(base + '/programmes');
	} },
	{ name: 'models refused', as: 'coordinator', wanted: 422, sees: 'The smallest size is 1 or more', make: async (page, { base }) => {
		await page.goto(`${base}/programmes/${(await programme(page, base)).id}/models`);
		await send(page, 'form:has(#one_to_one-least)', { 'one_to_one-least': '40' });
	} },
	{ name: 'weights tried', as: 'coordinator', wanted: 200, sees: 'What would change', make: async (page, { base }) => {
		await page.goto(`${base}/programmes/${(await programme(page, base)).id}/weights`);
		await page.click('button[value=try]');
	} },
	{ name: 'goals side by side', as: 'coordinator', wanted: 200, sees: 'What another goal would give', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${await round(page, base)}/goals`) },
	{ name: 'wordings kept', as: 'coordinator', wanted: 200, sees: 'Keep the wordings', make: async (page, { base }) => {
		await page.goto(`${base}/programmes/${(await programme(page, base)).id}/texts`);
		await send(page, 'form:has(#consent)', { conduct: 'We listen. '.repeat(40) });
	} },
	{ name: 'no such coordinator', as: 'coordinator', wanted: 422, sees: 'Nobody with this address can sign in here', make: async (page, { base }) => {
		await page.goto(`${base}/programmes/${(await programme(page, base)).id}`);
		await send(page, 'form:has(#email)', { email: 'ghost@x.example' });
	} },
	{ name: 'a contact refused', as: 'coordinator', wanted: 422, sees: 'Say what the person does here', make: async (page, { base }) => {
		await page.goto(`${base}/programmes/${(await programme(page, base)).id}`);
		await send(page, 'form:has(#role)', { name: 'Nia', role: '' });
	} },
	{ name: 'a programme archived', as: 'coordinator', wanted: 200, sees: 'This programme is archived', make: async (page, { base }) => {
		const { id } = await programme(page, base);
		await page.click('details summary');
		await page.click(`form[action="/programmes/${id}/archive"] button`);
	} },
	{ name: 'nobody to match', as: 'coordinator', wanted: 422, make: async (page, { base }) => {
		const { id } = await programme(page, base);
		await joinAs(await somebody(page, base, 'mentee'), base, id, 'mentee');
		await page.goto(`${base}/programmes/${id}`);
		await page.evaluate(id => { document.querySelector('form[action$="/checks"]').action = `/programmes/${id}/rounds`; }, id).catch(() => {});
		await page.click('form[action$="/rounds"] button, form[action$="/checks"] button >> nth=0');
	} },
	{ name: 'a draft with a lock', as: 'coordinator', wanted: 200, sees: 'Locked', make: async (page, { base }) => {
		await round(page, base);
		await page.click('button[name=lock] >> nth=0');
	} },
	{ name: 'a draft with a rejected pair', as: 'coordinator', wanted: 200, sees: 'apart in the next draft', make: async (page, { base }) => {
		await round(page, base);
		await page.click('button[name=apart] >> nth=0');
	} },
	{ name: 'nobody found in a round', as: 'coordinator', wanted: 200, sees: 'Nobody in these pairs is called', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${await round(page, base)}?q=%25zz`) },
	{ name: 'why not in a round: several names', as: 'coordinator', wanted: 200, sees: 'Several', make: async (page, { base }) => {
		const own = await ownRound(page, base);
		await page.goto(`${base}/rounds/${own.id}/why?mentee=sam&mentor=sam`);
	} },
	{ name: 'why not in a round: nobody', as: 'coordinator', wanted: 200, sees: 'Nobody who takes part as a mentee', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${await round(page, base)}/why?mentee=%3Czz%3E&mentor=nobody`) },
	{ name: 'why not in a round: the answer', as: 'coordinator', wanted: 200, sees: 'Their fit, part by part', make: async (page, { base }) =>
		page.goto(`${base}/rounds/${await round(page, base)}/why?mentee=Leilani&mentor=Siobh`) },
	{ name: 'a swap, chosen', as: 'coordinator', wanted: 200, sees: 'Exchange', make: async (page, { base }) => {
		await round(page, base);
		await page.click('a:has-text("Swap") >> nth=0');
	} },
	{ name: 'two drafts beside each other', as: 'coordinator', wanted: 200, sees: 'Taken together', make: async (page, { base }) => {
		const id = await round(page, base);
		await page.click('button[name=apart] >> nth=0');
		await page.click('button[name=least][value=no]');
		await page.goto(`${base}/rounds/${id}`);
		await page.click('form[action$="/compare"] button');
	} },
	{ name: 'run again from the record', as: 'coordinator', wanted: 200, sees: 'byte for byte', make: async (page, { base }) => {
		await round(page, base);
		await page.click('form[action$="/check"] button');
	} },
	{ name: 'a round without a pair', as: 'coordinator', wanted: 200, sees: 'No pair is possible', make: async (page, { base }) => {
		const id = await round(page, base);
		for (let i = 0; i < 4 && await page.$('button[name=apart]'); i++) {
			await page.click('button[name=apart] >> nth=0');
			await page.click('button[name=least][value=no]');
			await page.goto(`${base}/rounds/${id}`);
		}
	} },
	{ name: 'nothing chosen to publish', as: 'coordinator', wanted: 422, sees: 'Choose at least one pair', make: async (page, { base }) => {
		await round(page, base);
		await page.check('[name=which][value=fit]');
		await send(page, 'form[action$="/publish"]', { least: '101' });
	} },
	{ name: 'a round thrown away', as: 'coordinator', wanted: 200, sees: 'Rounds', make: async (page, { base }) => {
		await round(page, base);
		await page.click('details summary');
		await page.click('form[action$="/drop"] button');
	} },
	{ name: 'a round published', as: 'coordinator', wanted: 200, sees: 'Letters are on their way', make: async (page, { base }) => {
		await publish(page, base, (await ownRound(page, base)).id);
	} },
	{ name: 'a publication stopped by a rule', as: 'coordinator', wanted: 422, sees: 'cannot begin today', make: async (page, { base }) => {
		const own = await ownRound(page, base);
		await takeStaff(page, base, 'Email,Name,Manager\n' + own.others.map((o, i) => `${o},Sam Moved ${i},${own.first}\n`).join('') + `${own.first},Sam Above,\n`);
		await publish(page, base, own.id);
	} },
	{ name: 'two coordinators at once', as: 'coordinator', wanted: 409, make: async (page, { base }) => {
		await round(page, base);
		await page.$eval('form[action$="/pin"] [name=version]', e => { e.value = '77'; });
		await page.click('button[name=lock] >> nth=0');
	} },
	...[['yes', 'You have said yes'], ['talk', 'Have a short talk, then decide'], ['no', 'Next']].map(([answer, sees]) =>
		({ name: `a mentorship answered: ${answer}`, as: 'coordinator', wanted: 200, sees, make: async (page, { base }) => {
			await page.goto(`${base}/mentorships/${await mentorship(page, base)}`);
			/* It leads back to the same address, so the click alone does not wait for it. */
			await Promise.all([page.waitForNavigation(), page.click(`button[name=answer][value=${answer}]`)]);
		} })),
	{ name: 'a mentorship that is over', as: 'coordinator', wanted: 200, sees: 'This is over', make: async (page, { base }) => {
		const id = await mentorship(page, base);
		await page.goto(`${base}/mentorships/${id}`);
		await page.click('button[name=answer][value=no]');
		await page.goto(`${base}/mentorships/${id}`);
	} },
	{ name: 'an answer that is not needed', as: 'coordinator', wanted: 422, sees: 'no answer is needed', make: async (page, { base }) => {
		const id = await mentorship(page, base), other = await page.context().newPage();
		await page.goto(`${base}/mentorships/${id}`);
		await other.goto(`${base}/mentorships/${id}`);
		await other.click('button[name=answer][value=no]');
		await shut(other);
		await page.click('button[name=answer][value=yes]');
	} },
];
