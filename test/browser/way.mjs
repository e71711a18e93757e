// way.mjs - a programme's whole way in a real browser, with and without JavaScript: set-up link,
// staff sheet, programme, invitations, joining, a round, why not, lock, swap, publishing, letters,
// and both say yes.  Then what a person needs for it: interactions and minutes.
import { count, listen } from './check.mjs';
import { setUp, Way } from './journey.mjs';
import { pageOf, personIn, serve, shut, signIn, top } from './site.mjs';

const word = 'a lamp on the table';
const cast = [
	{ name: 'Hana Head', email: 'hana@place.org', role: 'mentor' },
	{ name: 'Ben Baker', email: 'ben@place.org', role: 'mentor' },
	{ name: 'Eva Early', email: 'eva@place.org', role: 'both' },
	{ name: 'Kim Keen', email: 'kim@place.org', role: 'mentee' },
	{ name: 'Lou Low', email: 'lou@place.org', role: 'mentee' },
];

async function bringIn(way, base) {
	await way.page.goto(base + '/import');
	await way.page.setInputFiles('#sheet', `${top}/test/data/staff/whole-way.csv`);
	await way.page.click('form:has(#sheet) button');
	await way.sees('Ready to come in');
	await way.page.click('form[action$="/keep"] button');
	await way.page.goto(base + '/people?q=kim%40place');
	await way.sees('Kim Keen');
}

async function offer(way, base) {
	await way.page.goto(base + '/programmes');
	await way.fill({ name: 'Spring' });
	await way.press('Make the programme');
	await way.press('Open it');
	await way.page.click('main >> text=Choose whom to invite');
	await way.fill({ pasted: cast.map(c => c.email).join('\n') });
	await way.press('Invite them');
	await way.sees('5 letters are on their way');
	return way.page.url().match(/programmes\/(\d+)/)[1];
}

// What somebody reads in their mail; an administrator reads it for them here.
async function letters(way, base, email, subject) {
	await way.page.goto(base + '/letters');
	const row = way.page.locator('main tr', { hasText: email }).filter({ hasText: subject }).first();
	await row.locator('a').click();
	return way.page.innerText('main');
}

async function comeIn(browser, way, base, one, js) {
	const text = await letters(way, base, one.email, 'Would you like to join');
	const link = text.match(/\/invited\/[\w-]+/)[0];
	const context = await personIn(browser, js), own = new Way(await pageOf(context), way.how);
	listen(own.page, base);
	await own.page.goto(base + link);
	await own.press('Go on');
	await own.fill({ password: word, again: word });
	await own.page.click('main form:has(#again) button');
	await own.page.click('main a:has-text("The quick way")');
	await own.page.check(`[name=role][value=${one.role}]`);
	if (one.role !== 'mentor')
		await own.page.check('#seeks [name=seeks] >> nth=2');
	if (one.role !== 'mentee')
		await own.page.check('#offers [name=offers] >> nth=2');
	for (const box of ['#consent', '#conduct', '#commits'])
		await own.page.check(box);
	await own.page.click('main form button.primary');
	await own.sees('You take part in');
	own.context = context;
	return own;
}

const pairsOf = way => way.page.$$eval('#pairs tbody tr:not(.more)', rows => rows.map(r => [...r.querySelectorAll('.name')].map(e => e.textContent)));
const rowOf = (way, mentee) => way.page.locator('#pairs tbody tr:not(.more)', { has: way.page.locator('th .name', { hasText: mentee }) });

async function match(way, base, programme) {
	await way.page.goto(`${base}/programmes/${programme}`);
	await way.press('Match a round');
	for (let i = 0; i < 50 && (await way.page.content()).includes('Under way'); i++)
		await way.page.goto(way.page.url());
	const pairs = await pairsOf(way);
	way.holds('three mentees have a mentor', pairs.length === 3, JSON.stringify(pairs));
	way.holds('nobody is paired with their manager', !pairs.some(p => p[0] === 'Kim Keen' && p[1] === 'Hana Head'), JSON.stringify(pairs));
	await way.fill({ mentee: 'kim', mentor: 'hana' });
	await way.press('Explain');
	await way.sees('A mentor must be outside the mentee’s line management.'.replace('’', "'"));
	const round = way.page.url().replace(/\/why.*/, '');
	way.holds('and they cannot be held together', !await way.page.locator('button[value=lock]').count() || await refusesTheLine(way));
	await way.page.goto(round);
}

async function refusesTheLine(way) {
	await way.page.click('button[value=lock]');
	return way.page.status === 422;
}

async function trySwap(way, round, mentee, i) {
	await way.page.goto(round);
	await rowOf(way, mentee).locator('a:has-text("Swap")').click();
	const others = way.page.locator('button[name=with]');
	if (i >= await others.count())
		return null;
	await others.nth(i).click();
	return way.page.status;
}

// Swap two where the rules allow it, lock a third, and match with the least change.
async function decide(way) {
	const before = await pairsOf(way), round = way.page.url(), answers = [];
	let swapped = null;
	for (const [mentee] of before)
		for (let i = 0; i < before.length - 1 && !swapped; i++) {
			answers.push(await trySwap(way, round, mentee, i));
			swapped = answers.at(-1) === 200 ? mentee : null;
		}
	way.holds('two are swapped, or refused with a sentence', swapped && answers.every(a => a === 200 || a === 422), answers.join());
	await way.page.goto(round);
	const between = await pairsOf(way), still = between.find(p => before.some(q => q[0] === p[0] && q[1] === p[1]));
	await rowOf(way, still[0]).locator('button[name=lock]').click();
	way.holds('a lock is shown', await rowOf(way, still[0]).locator('button[aria-pressed=true]').count() === 1);
	await way.press('With the least change');
	const after = await pairsOf(way), own = (all, mentee) => all.find(x => x[0] === mentee)?.[1];
	way.holds('everybody still has a mentor', after.length === 3, JSON.stringify(after));
	way.holds('the swap holds', own(after, swapped) !== own(before, swapped) && own(after, swapped) === own(between, swapped), JSON.stringify([before, after]));
	way.holds('the lock holds', own(after, still[0]) === still[1]);
	way.holds('nobody was put in one line', own(after, 'Kim Keen') !== 'Hana Head');
	return after;
}

async function publishAll(way, base, pairs) {
	await way.press('Publish 3 pairs');
	await way.sees('Letters are on their way');
	const [mentee, mentor] = pairs.find(p => p[0] === 'Kim Keen');
	const letter = await letters(way, base, 'kim@place.org', 'could be your');
	way.holds('the letter names the mentor', letter.includes(mentor), letter);
	way.holds('and leads to the page', /\/mentorships\/\d+/.test(letter));
	return { mentee, mentor, path: letter.match(/\/mentorships\/\d+/)[0] };
}

async function sayYes(own, base, pair, partner) {
	await own.page.goto(base + '/');
	await own.sees('is proposed to you');
	await own.page.goto(base + pair.path);
	await own.sees('Why the two of you');
	await own.sees(partner);
	await own.press('Accept');
}

async function answer(way, base, all, pair) {
	const of = name => all[cast.findIndex(c => c.name === name)];
	await sayYes(of(pair.mentee), base, pair, pair.mentor);
	await of(pair.mentee).sees('You have said yes');
	await sayYes(of(pair.mentor), base, pair, pair.mentee);
	await of(pair.mentor).sees('takes the first step');
	await of(pair.mentee).page.goto(base + pair.path);
	await of(pair.mentee).sees('Propose a first meeting');
	const third = all.find(a => a !== of(pair.mentee) && a !== of(pair.mentor));
	await third.page.goto(base + pair.path);
	way.holds('nobody else sees it', third.page.status === 404);
	way.holds('a letter tells both', (await letters(way, base, 'kim@place.org', 'have both said yes')).includes('has begun'));
}

async function whole(browser, binary, js) {
	const server = await serve(binary), base = server.base;
	const context = await personIn(browser, js), way = new Way(await pageOf(context), `of a programme ${js ? 'with' : 'without'} JavaScript`);
	const all = [];
	try {
		listen(way.page, base);
		await setUp(way, server.said.match(/http:\S+\/set-up\/\w+/)[0]);
		await bringIn(way, base);
		const programme = await offer(way, base);
		for (const one of cast)
			all.push(await comeIn(browser, way, base, one, js));
		await match(way, base, programme);
		const pair = await publishAll(way, base, await decide(way));
		await answer(way, base, all, pair);
		for (const own of [way, ...all])
			way.holds('the browser complained of nothing', !own.page.said.length, own.page.said.join('; '));
	} catch (e) {
		way.holds(e.stack.split('\n').filter(l => /way.mjs|waiting|Error/.test(l)).join(' '), false, way.page.url());
	}
	for (const own of all)
		await shut(own.context);
	await shut(context);
	way.holds('the server stops cleanly', await server.stop() === 0);
}

export async function way(browser, base, binary) {
	for (const js of [true, false])
		await whole(browser, binary, js);
}

// ---- what it takes ---------------------------------------------------------------------------

// Counts each click, each field that is typed into and each choice; reading at 230 words a minute,
// 4 seconds to find a field or button, 0.3 to type a character (as test/journey.c counts it).
class Hand {
	constructor(page) {
		this.page = page;
		this.acts = 0;
		this.seconds = 0;
	}
	async read() {
		const text = await this.page.evaluate(() => document.querySelector('main').innerText);
		this.seconds += text.split(/\s+/).length * 60 / 230;
	}
	async type(selector, text) {
		await this.page.fill(selector, text);
		this.acts++;
		this.seconds += 4 + 0.3 * text.length;
	}
	async choose(selector) {
		await this.page.check(selector);
		this.acts++;
		this.seconds += 4;
	}
	async press(selector) {
		await this.page.click(selector);
		this.acts++;
		this.seconds += 4;
		await this.read();
	}
}

const MOST_ACTS = 10, MOST_SECONDS = 300;

async function fromSignInToPublished(browser, base, js) {
	const context = await personIn(browser, js), hand = new Hand(await pageOf(context));
	await hand.page.goto(base + '/sign-in');
	await hand.type('#email', 'coordinator@northmere.example');
	await hand.type('#password', word);
	await hand.press('main form button');
	await hand.press('main >> role=button[name=/^Match a round/]');
	await hand.page.waitForSelector('form[action$="/publish"] button.primary');     /* the page looks again by itself */
	await hand.press('form[action$="/publish"] button.primary');
	const published = (await hand.page.content()).includes('Letters are on their way');
	console.log(`from signing in to a published round ${js ? 'with' : 'without'} JavaScript: ${hand.acts} interactions`);
	count('interactions of a coordinator', [...published ? [] : ['the round was not published'], ...hand.acts <= MOST_ACTS ? [] : [`${hand.acts} instead of ${MOST_ACTS} at most`]]);
	await shut(context);
}

async function fromLetterToTakingPart(browser, base, js) {
	const admins = await personIn(browser, js), boss = await pageOf(admins), address = `new${js}@elsewhere.example`;
	await signIn(boss, base, 'admin@northmere.example');
	await boss.goto(base + '/programmes');
	await boss.click('main li:has-text("open") a.name >> nth=0');
	await boss.goto(`${boss.url()}/invite`);
	await boss.fill('#pasted', address);
	await boss.click('form:has(#pasted) button');
	await boss.goto(base + '/letters');
	await boss.click(`main tr:has-text("${address}") a`);
	const link = (await boss.innerText('main')).match(/\/invited\/[\w-]+/)[0];
	const context = await personIn(browser, js), hand = new Hand(await pageOf(context));
	await hand.page.goto(base + link);
	await hand.read();
	await hand.press('main form button.primary');
	if (await hand.page.inputValue('#name') === '')
		await hand.type('#name', 'Nia Newcomer');
	await hand.type('#password', word);
	await hand.type('#again', word);
	await hand.press('main form:has(#again) button');
	await hand.press('main a:has-text("The quick way")');
	await hand.choose('[name=role][value=mentee]');
	for (const box of ['#seeks [name=seeks] >> nth=0', '#consent', '#conduct', '#commits'])
		await hand.choose(box);
	await hand.press('main form button.primary');
	const joined = (await hand.page.content()).includes('You take part in');
	console.log(`from the letter to taking part ${js ? 'with' : 'without'} JavaScript: ${hand.acts} interactions, ${Math.round(hand.seconds)} seconds`);
	count('minutes of a newcomer', [...joined ? [] : ['nobody joined'], ...hand.seconds < MOST_SECONDS ? [] : [`${Math.round(hand.seconds)} s instead of ${MOST_SECONDS} at most`]]);
	await shut(context);
	await shut(admins);
}

// On a demo of its own each: a published round is published.
export async function effort(browser, base, binary) {
	for (const js of [true, false]) {
		const demo = await serve(binary, '--demo');
		try {
			await fromLetterToTakingPart(browser, demo.base, js);
			await fromSignInToPublished(browser, demo.base, js);
		} catch (e) {
			count('what it takes', [e.stack.split('\n').filter(l => /way.mjs|waiting|Error/.test(l)).join(' ')]);
		}
		await demo.stop();
	}
}
