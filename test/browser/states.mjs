// states.mjs - what a person meets only after sending something: refused forms, answers, the
// one-time link, "send again", empty lists, problems in a sheet.
import { readFileSync } from 'node:fs';
import { askedStates } from './asked.mjs';
import { count, listen, look } from './check.mjs';
import { invitation, invite, laySample, layStaff, programme, takeStaff } from './objects.mjs';
import { roundStates } from './rounds.mjs';
import { shapeStates } from './shapes.mjs';
import { pageOf, personIn, send, serve, shut, signIn, together, top, within } from './site.mjs';
import { signInAll } from './walk.mjs';

const file = (name, buffer, mimeType = 'text/csv') => ({ name, mimeType, buffer: Buffer.from(buffer) });
const small = readFileSync(`${top}/test/data/sheets/small.csv`);
const workbook = readFileSync(`${top}/test/data/sheets/workbook.xlsx`);
const odd = 'Email,Name,Role,Topics,Line manager,Capacity,Time zone\n'
	+ 'ana@x.example,Ana,Mentee,Law,nobody@x.example,,Nowhere/Land\nana@x.example,Ana again,Mentee,Law,,,\nnot-an-address,Ben,Mentor,Law,,many,\n'
	+ 'cem@x.example,Cem,Perhaps,Law,,,\ndora@x.example,Dora,Mentor,Law,,2,\n,Eva,Mentor,,,,\n';
const apart = 'Email,Name,Role,Topics,Line manager\na@x.example,Ann,Mentee,Law,b@x.example\nb@x.example,Bo,Mentor,Law,\n';
const mentees = 'Email,Name,Role\na@x.example,Ann,Mentee\nb@x.example,Bo,Mentee\n';

async function upload(page, base, sheet, field = 'sheet') {
	await page.goto(base + '/match');
	await page.setInputFiles(`#${field}`, sheet);
	await send(page, `form:has(#${field})`);
}

async function matched(page, base, sheet) {
	await upload(page, base, sheet);
	await page.click('form[action$="/columns"] button.primary >> nth=0');
	return page.url().split('?')[0];
}

async function spoil(page, selector) {
	await page.$eval(`${selector} [name=form_token]`, e => { e.value = 'x' + e.value.slice(1); });
}

const wrongPassword = { email: 'nobody@northmere.example', password: 'not the right one' };

async function join(page, base, admin) {
	const { id } = await programme(admin, base);
	await page.goto(`${base}/join/${id}/quick`);
	await page.check('[name=role][value=both]');
	for (const box of ['#seeks [name=seeks] >> nth=0', '#offers [name=offers] >> nth=1', '#consent', '#conduct', '#commits'])
		await page.check(box);
	await send(page, 'main form');
	return id;
}

// as: who; make: brings the page there; wanted: the status it must then have; sees: words it must show
const states = [
	...roundStates,
	...askedStates,
	...shapeStates,
	{ name: 'sign-in refused', as: 'anyone', wanted: 422, sees: 'do not go together',
		make: async (page, { base, js }) => { await page.goto(base + '/sign-in'); await send(page, 'main form', { ...wrongPassword, email: `a${js}@x.example` }); } },
	{ name: 'sign-in slowed down', as: 'anyone', wanted: 429, sees: 'Please wait', make: async (page, { base, js }) => {
		for (let i = 0; i < 5; i++) {
			await page.goto(base + '/sign-in');
			await send(page, 'main form', { ...wrongPassword, email: `b${js}@x.example` });
		}
	} },
	{ name: 'set-up refused', as: 'anyone', wanted: 422, sees: '15 characters', make: async (page, { setUp }) => {
		await page.goto(setUp);
		await send(page, 'main form', { organisation: 'Northmere', name: 'Ana', email: 'ana@x.example', password: 'short', again: 'short' });
	} },
	{ name: 'set-up', as: 'anyone', wanted: 200, sees: 'Your organisation', make: (page, { setUp }) => page.goto(setUp) },
	{ name: 'a link that is used up', as: 'anyone', wanted: 404, sees: 'works once', make: (page, { base }) => page.goto(base + '/set-up/0123') },
	{ name: 'the recovery sheet', as: 'admin', wanted: 200, sees: 'Your recovery code', make: async (page, { base }) => {
		await page.goto(base + '/me');
		await page.click('form[action="/me/recovery"] button');
		await page.emulateMedia({ media: 'print' });
		if (!await page.isVisible('#main p.long b'))
			throw new Error('the code of the recovery sheet is not on paper');
		await page.emulateMedia({ media: null });
	} },
	{ name: 'a letter that waits', as: 'admin', wanted: 200, sees: 'A test letter to yourself is written', make: async (page, { base }) => {
		await page.goto(base + '/letters');
		await page.click('form[action="/letters/test"] button');
	} },
	{ name: 'invitation refused', as: 'anyone', wanted: 422, sees: 'aria-invalid', make: async (page, { base, admin }) => {
		await page.goto(`${base}/set-up/${await invite(admin, base)}`);
		await send(page, 'main form', { password: 'a lamp on the table', again: 'another lamp on it' });
	} },
	{ name: 'joining refused', as: 'coordinator', wanted: 422, sees: 'Choose what you would like to be', make: async (page, { base, admin }) => {
		const { id } = await programme(admin, base);
		await page.goto(`${base}/join/${id}/quick`);
		await send(page, 'main form');
	} },
	{ name: 'taking part', as: 'coordinator', wanted: 200, sees: 'You take part in', make: (page, { base, admin }) => join(page, base, admin) },
	{ name: 'a step refused', as: 'coordinator', wanted: 422, sees: 'aria-invalid', make: async (page, { base, admin }) => {
		await page.goto(`${base}/join/${await join(page, base, admin)}/practical`);
		await send(page, 'main form', { hours: '999' });
	} },
	{ name: 'kinds that fit', as: 'coordinator', wanted: 200, sees: 'fits what you hope for', make: async (page, { base, admin }) => {
		const { id } = await programme(admin, base);
		await page.goto(`${base}/join/${id}/role`);
		await page.check('[name=hoping] >> nth=0');
		await page.click('button[value=stay]');
	} },
	{ name: 'leaving, asked once more', as: 'coordinator', wanted: 200, sees: 'What happens then',
		make: async (page, { base, admin }) => page.goto(`${base}/join/${await join(page, base, admin)}/withdraw`) },
	{ name: 'registered', as: 'anyone', wanted: 200, sees: 'A letter is on its way', make: async (page, { base, admin, js }) => {
		const { slug } = await programme(admin, base);
		await page.goto(`${base}/register/${slug}`);
		await send(page, 'main form', { name: 'Nia New', email: `nia${js}@northmere.example` });
	} },
	{ name: 'declined by a letter', as: 'anyone', wanted: 200, sees: 'nobody is told who did', make: async (page, { base, admin }) => {
		await page.goto(`${base}/invited/${await invitation(admin, base)}`);
		await page.click('form[action$="/decline"] button');
	} },
	{ name: 'inviting refused', as: 'admin', wanted: 422, sees: 'is no address', make: async (page, { base, admin }) => {
		const { id } = await programme(admin, base);
		await page.goto(`${base}/programmes/${id}/invite`);
		await send(page, 'form:has(#pasted)', { pasted: 'not-an-address' });
	} },
	{ name: 'a wording refused', as: 'admin', wanted: 422, sees: 'Nothing can be filled in for {nmae}', make: async (page, { base }) => {
		await page.goto(base + '/wordings/invitation');
		await send(page, 'form:has(#text)', { text: 'Dear {nmae}, {link}' });
	} },
	{ name: 'a wording kept', as: 'admin', wanted: 200, sees: 'The words are kept', make: async (page, { base }) => {
		await page.goto(base + '/wordings/left');
		await send(page, 'form:has(#text)', { text: `Dear {name},\n\n${'a long farewell '.repeat(30)}\n{link}` });
	} },
	{ name: 'the letter of one person', as: 'admin', wanted: 200, sees: 'would get it', make: async (page, { base }) => {
		await page.goto(base + '/wordings/joined?q=a');
		await page.click('main .rows a >> nth=0');
	} },
	{ name: 'choices refused', as: 'coordinator', wanted: 422, sees: 'Write both times', make: async (page, { base }) => {
		await page.goto(base + '/me/letters');
		await send(page, 'main form', { from: '20:00' });
	} },
	{ name: 'letters stopped by one click', as: 'anyone', wanted: 200, sees: 'no longer come', make: async (page, { base }) => {
		await page.goto(base + '/unsubscribe/nothing-here');
		await page.click('main form button');
	} },
	{ name: 'nothing here', as: 'anyone', wanted: 404, make: (page, { base }) => page.goto(base + '/no/such/page') },
	{ name: 'not opened like that', as: 'member', wanted: 405, make: (page, { base }) => page.goto(base + '/sign-out') },
	{ name: 'nothing kept yet', as: 'guest', wanted: 200, sees: 'Nothing kept yet', make: (page, { base }) => page.goto(base + '/kept') },
	{ name: 'no sheet chosen', as: 'member', wanted: 422, sees: 'Choose a sheet first',
		make: async (page, { base }) => { await page.goto(base + '/match'); await send(page, 'form:has(#sheet)'); } },
	{ name: 'a workbook', as: 'member', wanted: 422, sees: 'is a workbook', make: (page, { base }) => upload(page, base, file('book.xlsx', workbook)) },
	{ name: 'an empty file', as: 'member', wanted: 422, sees: 'is empty', make: (page, { base }) => upload(page, base, file('empty.csv', '')) },
	{ name: 'one of two sheets', as: 'member', wanted: 422, sees: 'Choose both sheets', make: (page, { base }) => upload(page, base, file('m.csv', small), 'mentees') },
	{ name: 'too large', as: 'member', wanted: 413, sees: 'more than we can take',
		make: (page, { base }) => upload(page, base, file('large.csv', Buffer.alloc(17 << 20, 'a,b\n'))) },
	{ name: 'columns with problems', as: 'member', wanted: 200, sees: 'What to do', make: (page, { base }) => upload(page, base, file('odd "sheet" <1>.csv', odd)) },
	{ name: 'columns refused', as: 'member', wanted: 200, sees: 'Nobody in the sheet offers to be a mentor', make: (page, { base }) => matched(page, base, file('mentees.csv', mentees)) },
	{ name: 'nobody may be paired', as: 'member', wanted: 200, sees: 'There is no pair', make: (page, { base }) => matched(page, base, file('apart.csv', apart)) },
	{ name: 'search with hits', as: 'coordinator', wanted: 200, sees: 'with “a”', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}`);
		await page.fill('#q', 'a');
		await page.click('form[role=search] button');
		await page.click('nav.pager a[rel=next]');
	} },
	{ name: 'search without hits', as: 'coordinator', wanted: 200, sees: 'No pair has', make: async (page, { base }) => page.goto(`${base}/match/${await laySample(page, base)}?q=<zz>`) },
	{ name: 'why not: a rule', as: 'member', wanted: 200, sees: 'They may not be paired', make: async (page, { base }) => {
		await matched(page, base, file('small.csv', small));
		await page.selectOption('#mentee', 'Ana Lima');
		await page.selectOption('#mentor', 'Ben Stone');
		await page.click('form:has(#mentee) button');
	} },
	{ name: 'why not: what it costs', as: 'member', wanted: 200, sees: 'They may be paired', make: async (page, { base }) =>
		page.goto(await matched(page, base, file('small.csv', small)) + '?mentee=Dov+Katz&mentor=Éva+Nagy') },
	{ name: 'why not: they are a pair', as: 'member', wanted: 200, sees: 'They are a pair', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}`);
		const [mentee, mentor] = await page.$$eval('table.pairs tbody tr:first-child .name', all => all.map(e => e.textContent));
		await page.selectOption('#mentee', mentee);
		await page.selectOption('#mentor', mentor);
		await page.click('form:has(#mentee) button');
	} },
	{ name: 'why not: an unknown name', as: 'member', wanted: 200, sees: 'Nobody in the sheet is called', make: async (page, { base }) =>
		page.goto(await matched(page, base, file('small.csv', small)) + '?mentee=Ana+Lima&mentor=No+Such+Person') },
	{ name: 'a stable match', as: 'member', wanted: 200, sees: 'No two people would both rather have each other', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}`);
		await page.check('#weights input[value=stable]');
		await page.click('#weights button');
	} },
	{ name: 'weights refused', as: 'member', wanted: 422, sees: 'a whole number from 0 to 100', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}`);
		await send(page, '#weights', { w_topics: '101' });
	} },
	{ name: 'kept', as: 'member', wanted: 200, sees: 'Kept.', make: async (page, { base }) => {
		const run = await laySample(page, base);
		await page.click(`form[action="/match/${run}/keep"] button`);
	} },
	{ name: 'forgotten meanwhile', as: 'member', wanted: 404, sees: 'nothing at this address', make: async (page, { base }) => {
		const run = await laySample(page, base), form = await page.content();
		await page.click(`form[action="/match/${run}/forget"] button`);
		await page.goto(`${base}/match/${run}`);
		return form;
	} },
	{ name: 'send again: signed out', as: 'lost', wanted: 401, sees: 'nothing is lost', make: async (page, { base }) => {
		await page.goto(base + '/match');
		await page.context().clearCookies();
		await send(page, 'form[action="/match/sample"]');
	} },
	{ name: 'send again: a file', as: 'member', wanted: 403, sees: 'Files are not kept', make: async (page, { base }) => {
		await page.goto(base + '/match');
		await page.setInputFiles('#sheet', file('small.csv', small));
		await spoil(page, 'form:has(#sheet)');
		await send(page, 'form:has(#sheet)');
	} },
	{ name: 'send again: a password', as: 'member', wanted: 403, sees: 'Passwords are never sent back', make: async (page, { base }) => {
		await page.goto(base + '/me');
		await spoil(page, '#change');
		await send(page, '#change', { present: 'x', password: 'y', again: 'z' });
	} },
	{ name: 'send again: a long text', as: 'admin', wanted: 403, sees: 'What you wrote', make: async (page, { base }) => {
		await page.goto(base + '/accounts');
		await spoil(page, 'form:has(#name)');
		await send(page, 'form:has(#name)', { name: 'A name that is quite long. '.repeat(6), email: 'x@x.example' });
	} },
	{ name: 'password refused', as: 'coordinator', wanted: 422, sees: 'aria-invalid', make: async (page, { base }) => {
		await page.goto(base + '/me');
		await send(page, '#change', { present: 'not it at all', password: 'a lamp on the table', again: 'a lamp on the table' });
	} },
	{ name: 'password changed', as: 'coordinator', wanted: 200, sees: 'Your password is changed', make: (page, { base }) => page.goto(base + '/me?changed=yes') },
	{ name: 'account refused', as: 'admin', wanted: 422, sees: 'Write an e-mail address', make: async (page, { base }) => {
		await page.goto(base + '/accounts');
		await send(page, 'form:has(#name)', { name: 'Ben', email: 'no address' });
	} },
	{ name: 'the link, shown once', as: 'admin', wanted: 200, sees: 'Shown once', make: (page, { base }) => invite(page, base, 'Oluwaseun Adébáyò-Thistlethwaite') },
	{ name: 'accounts, a name of one long word', as: 'admin', wanted: 200, sees: 'hauptbetriebswerk', make: async (page, { base }) => {
		await invite(page, base, 'Al Donaudampfschifffahrtselektrizitätenhauptbetriebswerk');
		await page.goto(base + '/accounts');
	} },
	{ name: 'accounts in pages', as: 'admin', wanted: 200, sees: '26 to ', make: (page, { base }) => page.goto(base + '/accounts?page=2') },
	{ name: 'a person refused', as: 'coordinator', wanted: 422, sees: 'Nobody here has this address', make: async (page, { base }) => {
		await page.goto(base + '/people');
		await send(page, 'form:has(#boss)', { name: 'Oluwaseun Adébáyò-Thistlethwaite', email: 'x@x.example', boss: 'ghost@x.example' });
	} },
	{ name: 'a circle of managers', as: 'coordinator', wanted: 422, sees: 'would be managed by', make: async (page, { base, js }) => {
		await takeStaff(page, base, `Email,Name,Manager\nlow${js}@x.example,Lou Low,top${js}@x.example\ntop${js}@x.example,Tara Top,\n`);
		await page.goto(`${base}/people?q=top${js}%40`);
		await page.click('th a.name');
		await send(page, 'form:has(#boss)', { boss: `low${js}@x.example` });
	} },
	{ name: 'nobody found', as: 'coordinator', wanted: 200, sees: 'Nobody was found like this', make: (page, { base }) => page.goto(base + '/people?q=%25zz') },
	{ name: 'no staff sheet chosen', as: 'coordinator', wanted: 422, sees: 'Choose a sheet first', make: async (page, { base }) => {
		await page.goto(base + '/import');
		await send(page, 'form:has(#sheet)');
	} },
	{ name: 'a staff sheet to mend', as: 'coordinator', wanted: 200, sees: 'Mend the sheet', make: (page, { base }) =>
		layStaff(page, base, readFileSync(`${top}/test/data/staff/odd.csv`)) },
	{ name: 'the whole staff', as: 'coordinator', wanted: 200, sees: 'Marked as having left', make: async (page, { base }) => {
		await takeStaff(page, base);
		await layStaff(page, base, `Email,Name\none@x.example,Only One\n`);
		await page.check('[name=whole]');
		await page.click('form:has(#c0) button');
	} },
	{ name: 'a unit refused', as: 'coordinator', wanted: 422, sees: 'Write the name of the unit', make: async (page, { base }) => {
		await page.goto(base + '/units');
		await send(page, 'form:has(#name)', { name: '' });
	} },
	{ name: 'a career stage refused', as: 'coordinator', wanted: 422, sees: 'There is a career stage of this name', make: async (page, { base }) => {
		await page.goto(base + '/stages');
		await send(page, 'form:has(#name)', { name: 'STUDENT' });
	} },
	{ name: 'a word refused', as: 'coordinator', wanted: 422, sees: 'in the list already', make: async (page, { base }) => {
		await page.goto(base + '/topics');
		await send(page, 'form:has(#name)', { name: 'networking' });
	} },
	{ name: 'no such account', as: 'admin', wanted: 200, sees: 'Nobody’s name', make: (page, { base }) => page.goto(base + '/accounts?q=%25zz') },
];

async function one(state, page, site) {
	const where = `state "${state.name}"`;
	listen(page, site.base);
	listen(page, site.setUp);
	page.said = [];
	try {
		await within(page, async () => {
			await state.make(page, site);
			await page.waitForLoadState();          /* a click waits only until the page begins to come */
			if (state.sees && !(await page.content()).includes(state.sees))
				count(where, [`"${state.sees}" is not to be seen at ${page.url()}`]);
			page.said.splice(0);                    /* what led here was looked at elsewhere */
			await look(page, where, { wanted: state.wanted, js: site.js });
		});
	} catch (e) {
		count(where, [e.message.split('\n')[0]]);
	}
}

// Somebody who was invited and has done nothing yet.
async function guestOf(browser, base, admin, js) {
	const context = await personIn(browser, js), page = await pageOf(context);
	await page.goto(`${base}/set-up/${await invite(admin, base, 'Guest')}`);
	await send(page, 'main form', { password: 'a lamp on the table', again: 'a lamp on the table' });
	return context;
}

// STATE in the environment: only those whose names hold it.
export async function walkStates(browser, base, binary) {
	const chosen = states.filter(s => s.name.match(process.env.STATE ?? ''));
	const empty = await serve(binary);
	const setUp = empty.said.match(/http:\S+\/set-up\/\w+/)[0];
	for (const js of process.env.FULL ? [true, false] : [true]) {
		const contexts = await signInAll(browser, base, js);
		const admin = await pageOf(contexts.admin, 2);
		for (let i = 0; js && i < 26; i++)
			await invite(admin, base, `Person ${i}`);
		contexts.guest = await guestOf(browser, base, admin, js);
		contexts.lost = await personIn(browser, js);
		await signIn(await pageOf(contexts.lost), base, 'member@northmere.example');
		const site = { base, setUp, admin, js };
		const alone = ['anyone', 'admin', 'lost', 'guest', 'coordinator'];     /* one worker makes what the others need */
		await together(2, [
			async worker => { for (const s of chosen.filter(x => x.as === 'member')) await one(s, await pageOf(contexts.member, worker), site); },
			async worker => { for (const s of chosen.filter(x => alone.includes(x.as))) await one(s, await pageOf(contexts[s.as], worker === 0 ? 0 : 1), site); },
		]);
		for (const context of Object.values(contexts))
			await shut(context);
	}
	await empty.stop();
}
