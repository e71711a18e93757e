// large.mjs - a sheet of 2,000 people in a real browser without JavaScript: brought, read,
// matched while a page says how far it is, paged and searched; others are served meanwhile.
import { count, listen, look } from './check.mjs';
import { ask, pageOf, people, personIn, shut, signIn } from './site.mjs';

const PATIENCE = 120;

export function largeSheet(number = 2000, mentees = 1050) {
	const topics = ['Leadership development', 'Networking', 'Teaching', 'Work-life balance', 'Grants and funding', 'Statistics', 'Public speaking', 'Career development'];
	const names = ['Ana', 'Ben', 'Chiara', 'Dov', 'Esther', 'Farid', 'Grace', 'Hana', 'Ivo', 'Joaquín'];
	const lines = ['Email,Name,Role,Topics,What would you like to achieve?,Languages,Department,Line manager,How many mentees could you take?'];
	let seed = 7;
	const any = list => list[(seed = seed * 48271 % 2147483647) % list.length];
	for (let i = 0; i < number; i++)
		lines.push([`p${i}@x.example`, `${any(names)} Person ${i}`, i < mentees ? 'Mentee' : 'Mentor', `${any(topics)}; ${any(topics)}`,
			`Work on ${any(topics)} and ${any(topics)} with care`, any(['English', 'English; Dutch', 'Irish']), any(['Law', 'Arts', 'Physics']),
			i > 9 ? `p${number - 1 - (i % 10)}@x.example` : '', i < mentees ? '' : 1 + i % 2].join(','));
	return Buffer.from(lines.join('\n') + '\n');
}

async function timed(what, limit, deed) {
	const began = Date.now();
	await deed();
	const took = Date.now() - began;
	console.log(`  ${what}: ${took} ms`);
	count(what, took > limit ? [`took ${took} ms`] : []);
}

export async function large(browser, base) {
	const context = await personIn(browser, false), page = await pageOf(context);
	const other = await personIn(browser, false);
	await signIn(page, base, people.coordinator);
	listen(page, base);
	await page.goto(base + '/match');
	await page.setInputFiles('#sheet', { name: 'two-thousand.csv', mimeType: 'text/csv', buffer: largeSheet() });
	await timed('2,000 rows are read', 4000, () => page.click('form:has(#sheet) button'));
	await look(page, 'columns of 2,000 rows', { js: false });
	const began = Date.now();
	await timed('the answer to "Match"', 4000, () => page.click('form[action$="/columns"] button.primary >> nth=0'));
	const waited = await page.$('#how-far');
	count('a sheet of 2,000 says that it is being matched', waited ? [] : [`there is only ${await page.textContent('h1')}`]);
	if (waited)
		await look(page, 'while 2,000 are matched', { wanted: 200, js: false });
	await timed('another page meanwhile', 2000, () => ask(other, base + '/rules-of-matching'));
	await page.waitForSelector('table.pairs', { timeout: PATIENCE * 1000 });
	console.log(`  matched and shown after ${Date.now() - began} ms, by pages that look again by themselves`);
	await look(page, 'result of 2,000 rows', { js: false });
	await timed('the next page of pairs', 4000, () => page.click('nav.pager a[rel=next]'));
	count('the pages of pairs', (await page.textContent('table.pairs caption')).includes('Pairs 26 to 50') ? [] : ['are not what they should be']);
	await page.fill('#q', 'joaquin person');
	await timed('a search', 4000, () => page.click('form[role=search] button'));
	count('the search', (await page.textContent('table.pairs caption')).includes('with “joaquin person”') ? [] : ['found nothing']);
	await look(page, 'a search in 2,000 rows', { js: false });
	await shut(context);
	await shut(other);
}
