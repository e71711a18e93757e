// judge.mjs LETTERS STATES plain|distrust|mta - is what arrived what was written?
import { readFileSync } from 'node:fs';
const [lettersFile, statesFile, mode] = process.argv.slice(2);
const letters = readFileSync(lettersFile, 'utf8').split('\n').filter(Boolean).map(l => JSON.parse(l));
const states = Object.fromEntries(readFileSync(statesFile, 'utf8').split('\n').filter(Boolean).map(l => [l.split(' ')[0], l.split(' ')[1]]));
let passed = 0, failed = 0;
function check(what, got, want) {
	if (got === want) { passed++; return; }
	failed++;
	console.log(`FAIL ${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`);
}
const signs = { '&#39;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const plain = html => html.replace(/^[^]*<body>/, '').replace(/<br>|<\/p>/g, ' ').replace(/<[^>]*>/g, '').replace(/&[^;]*;/g, e => signs[e] ?? e).replace(/\s+/g, ' ').trim();
const to = name => letters.find(l => l.envelope.includes(`${name}@example.org`)) ?? { from: {}, to: {} };
if (mode !== 'distrust') {
	const kinds = letters.filter(l => l.envelope[0].startsWith('kind-'));
	check('letters', letters.length - kinds.length, 7);
	if (mode === 'plain')
		check('signed in', to('zoe').user, 'northmere');
	check('from', to('zoe').from.name, 'Northmere Mentorship');
	check('a name beyond ASCII', to('zoe').to.name, 'Zoë Müller-Lüdenscheidt, Prof.');
	check('text', to('zoe').text, 'Dear Zoë,\n\n.\n..dots and = signs\nEnd ');
	check('html', to('zoe').html.trim(), '<p>Dear Zoë</p>');
	check('language', to('zoe').language, 'en-GB');
	check('a long subject in Japanese', to('taro').subject, '日本語の件名はとても長いので、何行にも分けて書かなければなりません。それでも読めるはずです。');
	check('a name in Japanese', to('taro').to.name, '日本 太郎');
	check('a subject that would break out', to('evil').subject, 'Hello  Bcc: thief@example.org    body');
	check('a name that would break out', to('evil').to.address, 'evil@example.org');
	check('nobody else gets it', letters.flatMap(l => l.envelope).includes('thief@example.org'), false);
	check('line ends', to('evil').text, 'one\ntwo\nthree\n');
	check('a folded subject', to('plain').subject, 'A very long subject that goes on and on, in plain words only, until it has to be folded at least twice to fit');
	check('a subject that looks encoded', to('quote').subject, '=?UTF-8?B?ZXZpbA==?=');
	check('quotes in a name', to('quote').to.name, 'Quote " and \\');
	check('lines are short', Math.max(...letters.map(l => l.lines)) <= 78, true);
	check('no bare line feed', letters.some(l => l.bare), false);
	check('each has its own id', new Set(letters.map(l => l.id)).size, letters.length);
	check('kinds', kinds.length, 21);
	const must = ['registered', 'matched-mentor', 'matched-mentee', 'reverse-mentor', 'reverse-mentee', 'flash-mentor', 'flash-mentee', 'introduced'];
	for (const l of kinds) {
		const kind = l.envelope[0].split('@')[0].slice(5);
		check(`${kind}: name`, l.to.name, 'Zoë Ångström-Ōkubo');
		check(`${kind}: from`, l.from.name, 'Northmere Mentorship');
		check(`${kind}: nothing left to fill in`, /[{}]/.test(l.subject + l.text), false);
		check(`${kind}: two parts`, l.text.includes('Zoë') && /<p>[^]*Zoë/.test(l.html), true);
		check(`${kind}: the HTML loads nothing`, /<(img|link|script|style|iframe)|src=|url\(/i.test(l.html), false);
		check(`${kind}: the same words`, plain(l.html), l.text.replace(/\s+/g, ' ').trim());
		if (mode !== 'plain')
			continue;
		const stop = /^List-Unsubscribe: <https:\/\/mentor\.example\.org\/unsubscribe\/m[0-9a-f]{32}-[a-z]+-[0-9a-f]{32}>$/.test(l.stop);
		check(`${kind}: one click`, stop, !must.includes(kind));
		check(`${kind}: one click, said so`, l.stopPost, must.includes(kind) ? '' : 'List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		check(`${kind}: the link is in the text too`, l.text.includes('/unsubscribe/m'), !must.includes(kind));
	}
	if (mode === 'plain')
		check('sent again it is the same letter', to('again').id === to('again').heard && to('again').id.length > 10, true);
	check('refused for good', states['never@example.org'], 'failed');
	check('put off, then sent', states['later@example.org'], 'sent');
} else {
	check('nothing goes out where the certificate is not trusted', letters.length, 0);
	check('it waits', states['zoe@example.org'], 'waiting');
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
