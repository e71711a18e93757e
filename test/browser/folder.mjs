// folder.mjs - serves the pages made by test/render_pages.c with the headers of the real
// server, walks them, and stops.
//
//   node folder.mjs build/pages [build/shots]
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { extname, join, normalize } from 'node:path';

const [folder, shots, ...only] = process.argv.slice(2);
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.js': 'text/javascript; charset=utf-8' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const server = createServer((ask, reply) => {
	const path = normalize(join('/', decodeURIComponent(new URL(ask.url, 'http://x').pathname)));
	const file = join(folder, path === '/' ? 'index.html' : path);
	if (!existsSync(file)) {
		reply.writeHead(404).end();
		return;
	}
	reply.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain', 'content-security-policy': policy });
	reply.end(readFileSync(file));
});

server.listen(0, '127.0.0.1', () => {
	const pages = readdirSync(folder).filter(f => f.endsWith('.html') && (!only.length || only.some(o => f.startsWith(o))));
	const walk = spawn(process.execPath, [fileURLToPath(new URL('walk.mjs', import.meta.url))], { stdio: ['pipe', 'inherit', 'inherit'] });
	walk.stdin.end(JSON.stringify({ base: `http://127.0.0.1:${server.address().port}`, shots,
		pages: pages.map(f => ({ path: '/' + f, name: f.replace('.html', '') })) }));
	walk.on('exit', code => server.close(() => process.exit(code ?? 1)));
});
