// box.mjs FOLDER - the letters that a mail server put into a folder of files, a line of JSON each, as server.mjs prints them.
import { readdirSync, readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
for (const name of readdirSync(process.argv[2])) {
	const raw = readFileSync(`${process.argv[2]}/${name}`);
	const m = await simpleParser(raw);
	console.log(JSON.stringify({ envelope: [m.headers.get('envelope-to')?.value?.[0]?.address ?? String(m.headers.get('envelope-to'))], user: '', secure: /with esmtps/i.test(raw.toString('latin1')),
		from: m.from.value[0], to: m.to.value[0], subject: m.subject, text: m.text, html: m.html || '', id: m.messageId, language: m.headers.get('content-language'),
		lines: Math.max(...raw.toString('latin1').slice(raw.indexOf('\nFrom: ')).split('\n').filter(l => !l.startsWith('List-Unsubscribe:')).map(l => l.length)), bare: false }));
}
