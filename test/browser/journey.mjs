// journey.mjs - one person's whole way in a real browser, with and without JavaScript: from the
// set-up link of an empty server to a kept run that is opened again.
import { readFileSync } from 'node:fs';
import { count, listen } from './check.mjs';
import { pageOf, personIn, serve, shut, signIn, top } from './site.mjs';

export const admin = { name: 'Maren Aldous', email: 'maren@harbour.example', password: 'a kettle on the stove' };
const coordinator = { name: 'Tomás Quiroga', email: 'tomas@harbour.example', password: 'a lamp on the table' };

export class Way {
	constructor(page, how) {
		this.page = page;
		this.how = how;
	}
	// Whatever does not hold is counted and said, and the way goes on.
	holds(what, good, got = '') {
		return count(`journey ${this.how}: ${what}`, good ? [] : [`does not hold${got ? `: ${got}` : ''}`]);
	}
	async sees(text) {
		return this.holds(`"${text}" is to be seen`, (await this.page.textContent('body')).includes(text), `${this.page.url()}: ${await this.page.textContent('h1')}`);
	}
	async fill(fields) {
		for (const [id, value] of Object.entries(fields))
			await this.page.fill('#' + id, value);
	}
	async press(words) {
		await this.page.click(`main >> role=button[name=${JSON.stringify(words)}] >> nth=0`);
	}
	async fetch(words) {
		const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.click(`main >> role=link[name=${JSON.stringify(words)}]`)]);
		return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
	}
}

export async function setUp(way, link) {
	await way.page.goto(link);
	await way.fill({ organisation: 'Harbour Mentors', name: admin.name, email: admin.email, password: admin.password, again: admin.password });
	await way.press('Set up mentord');
	await way.sees('Harbour Mentors');
	await way.page.goto(link);
	await way.sees('This link has been used');
}

async function letIn(way, base) {
	await way.page.click('header >> text=Accounts');
	await way.fill({ name: coordinator.name, email: coordinator.email });
	await way.page.check('input[value=coordinator]');
	await way.press('Make a link');
	await way.sees('Shown once');
	const link = await way.page.inputValue('#link');
	way.holds('the link leads to this server', link.startsWith(base + '/set-up/'), link);
	await way.page.click('header >> text=Sign out');
	return link;
}

async function accept(way, base, link) {
	await way.page.goto(link);
	await way.sees(coordinator.email);
	await way.fill({ password: coordinator.password, again: coordinator.password });
	await way.press('Keep this password');
	await way.page.click('header >> text=Sign out');
	await way.page.click('main >> text=Match a sheet');
	way.holds('matching leads through sign-in', way.page.url().includes('/sign-in?next='), way.page.url());
	await way.fill({ email: coordinator.email, password: coordinator.password });
	await way.press('Sign in');
	way.holds('and then to matching', way.page.url() === base + '/match', way.page.url());
}

async function match(way) {
	await way.page.setInputFiles('#sheet', `${top}/assets/sample-registrations.csv`);
	await way.press('Read the sheet');
	await way.sees('64 mentees and 31 mentors');
	const interests = way.page.locator('tr', { hasText: 'Interests' }).locator('select').first();
	await interests.selectOption('');
	await way.press('Read again with these');
	way.holds('the column is left alone', await way.page.locator('tr', { hasText: 'Interests' }).locator('select').first().inputValue() === '');
	await way.press('Match 64 mentees');
	await way.sees('61 of 64 mentees have a mentor');
}

async function ask(way) {
	const [mentee, mentor] = await way.page.$$eval('table.pairs tbody tr', rows => [rows[0].querySelectorAll('.name')[0].textContent, rows[1].querySelectorAll('.name')[1].textContent]);
	await way.page.selectOption('#mentee', mentee);
	await way.page.selectOption('#mentor', mentor);
	await way.press('Ask');
	way.holds('why not is answered', await way.page.locator('#why ~ .note').count() === 1);
	await way.fill({ w_topics: '80', w_goals: '0' });
	await way.press('Match again');
	way.holds('the weights are kept', await way.page.inputValue('#w_topics') === '80' && await way.page.inputValue('#w_goals') === '0');
}

async function download(way) {
	const csv = await way.fetch('Pairs, as CSV'), text = csv.bytes.toString('utf8').replace(/^\ufeff/, ''), lines = text.trim().split(/\r?\n/);
	way.holds('the CSV is called pairs.csv', csv.name === 'pairs.csv', csv.name);
	way.holds('the CSV begins with its columns', lines[0].startsWith('mentor_email,mentee_email,fit'), lines[0]);
	way.holds('the CSV has a line for each pair', lines.slice(1).filter(l => /^[^,@]+@harbour\.example\.org,[^,@]+@harbour\.example\.org,\d+/.test(l)).length === 61, String(lines.length));
	const book = await way.fetch('As XLSX');
	way.holds('the workbook is one', book.name === 'pairs.xlsx' && book.bytes.subarray(0, 2).toString() === 'PK');
	const proof = await way.fetch('Certificate');
	way.holds('the certificate names nobody', proof.name === 'proof.txt' && !proof.bytes.toString().includes('@'));
	return text;
}

async function keep(way, base, pairs) {
	await way.press('Keep this run');
	await way.sees('Kept.');
	await way.page.click('header >> text=Kept runs');
	await way.page.click('main >> text=sample-registrations.csv');
	await way.sees('61 of 64 mentees have a mentor');
	way.holds('the kept weights are back', await way.page.inputValue('#w_topics') === '80');
	way.holds('and the same pairs', (await way.fetch('Pairs, as CSV')).bytes.toString('utf8').replace(/^\ufeff/, '') === pairs);
	await way.page.click('header >> text=Sign out');
	await way.page.goto(base + '/kept');
	way.holds('signed out is out', way.page.url().includes('/sign-in'), way.page.url());
}

async function whole(browser, binary, js) {
	const server = await serve(binary);
	const context = await personIn(browser, js), way = new Way(await pageOf(context), js ? 'with JavaScript' : 'without JavaScript');
	try {
		listen(way.page, server.base);
		await setUp(way, server.said.match(/http:\S+\/set-up\/\w+/)[0]);
		await signOutAndIn(way, server.base);
		await accept(way, server.base, await letIn(way, server.base));
		await match(way);
		await ask(way);
		await keep(way, server.base, await download(way));
		way.holds('the browser complained of nothing', !way.page.said.length, way.page.said.join('; '));
	} catch (e) {
		way.holds(e.message.split('\n').slice(0, 2).join(' '), false, way.page.url());
	}
	await shut(context);
	way.holds('the server stops cleanly', await server.stop() === 0);
}

async function signOutAndIn(way, base) {
	await way.page.click('header >> text=Sign out');
	await signIn(way.page, base, admin.email, admin.password);
}

export async function journey(browser, base, binary) {
	await Promise.all([true, false].map(js => whole(browser, binary, js)));
}
