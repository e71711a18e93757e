// server.mjs - a mail server for one test: takes letters on 127.0.0.1, refuses some addresses, and
// at the end ("GET" by SIGTERM) prints each letter as somebody else's parser reads it, a line of JSON each.
//   node server.mjs [tls]     prints its port first
// Addresses: never@ is refused for good (550), later@ is put off the first time (451), again@ after the whole letter (452).
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

const letters = [], putOff = new Set(), heard = {};
const line = (m, key) => m.headerLines.find(h => h.key === key)?.line.replace(/\r\n/g, '') ?? '';
const server = new SMTPServer({
	disabledCommands: process.argv[2] === 'tls' ? [] : ['STARTTLS'],
	authOptional: true,
	logger: false,
	onAuth(auth, session, done) {
		done(auth.username === 'northmere' && auth.password === 'post box' ? null : new Error('no'), { user: auth.username });
	},
	onRcptTo(address, session, done) {
		const refuse = (code, text) => done(Object.assign(new Error(text), { responseCode: code }));
		if (address.address.startsWith('never@'))
			return refuse(550, 'no such mailbox');
		if (address.address.startsWith('later@') && !putOff.has(address.address)) {
			putOff.add(address.address);
			return refuse(451, 'come back later');
		}
		done();
	},
	onData(stream, session, done) {
		const chunks = [];
		stream.on('data', c => chunks.push(c));
		stream.on('end', async () => {
			const raw = Buffer.concat(chunks);
			const m = await simpleParser(raw);
			const first = session.envelope.rcptTo[0].address;
			if (first.startsWith('again@') && !heard[first]) {      // taken in, and lost before it was acknowledged
				heard[first] = m.messageId;
				return done(Object.assign(new Error('disk full'), { responseCode: 452 }));
			}
			letters.push({ envelope: session.envelope.rcptTo.map(r => r.address), user: session.user ?? '', secure: session.secure, from: m.from.value[0],
				to: m.to.value[0], subject: m.subject, text: m.text, html: m.html || '', id: m.messageId, heard: heard[first] ?? '', stop: line(m, 'list-unsubscribe'), stopPost: line(m, 'list-unsubscribe-post'), language: m.headers.get('content-language'),
				lines: Math.max(...raw.toString('latin1').split('\r\n').filter(l => !l.startsWith('List-Unsubscribe:')).map(l => l.length)), bare: /[^\r]\n/.test(raw.toString('latin1')) });
			done();
		});
	},
});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.on('SIGTERM', () => {
	for (const l of letters)
		console.log(JSON.stringify(l));
	process.exit(0);
});
