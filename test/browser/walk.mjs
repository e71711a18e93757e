// walk.mjs - every GET route of the table, for every role, in every light and width, with and
// without JavaScript.  What a role may not open is visited too, and has to say so well; what is
// not a page is fetched.  Grows by itself with the table.  Without JavaScript only with FULL=1 (make browser).
import { execFileSync } from 'node:child_process';
import { count, listen, look } from './check.mjs';
import { filled, kindOf } from './objects.mjs';
import { ask, pageOf, people, personIn, shut, signIn, together, within } from './site.mjs';

const ranks = ['anyone', 'member', 'coordinator', 'admin'];
const MISSING = '4611686018427387903';

export function routesOf(binary) {
	return execFileSync(binary, ['routes'], { encoding: 'utf8' }).trim().split('\n').map(line => {
		const [method, path, who, handler] = line.split(/\s+/);
		return { method, path, who, handler };
	});
}

// What each role meets at each path: { role, path, wanted, at }.
export function planOf(routes, objects) {
	const plan = [];
	for (const { method, path, who } of routes) {
		if (method !== 'GET')
			continue;
		const kind = kindOf(path), need = ranks.indexOf(who === 'own' ? 'member' : who === 'runs' ? 'coordinator' : who);
		for (const role of ranks) {
			const may = ranks.indexOf(role) >= need;
			const refused = role === 'anyone' ? { wanted: 200, at: '/sign-in' } : { wanted: 403 };
			const add = (value, met) => plan.push({ role, path: filled(path, value), ...met });
			if (!kind) {
				plan.push({ role, path, ...(may ? { wanted: 200 } : refused) });
				continue;
			}
			const own = [objects.get(kind)[kind.by !== 'admin' && may && role !== 'anyone' ? role : 'admin']].flat();
			for (const value of own)
				add(value, may ? { wanted: 200 } : refused);
			if (may && (who === 'own' || who === 'runs') && role !== 'admin')
				add(objects.get(kind).admin, { wanted: 404, others: true });
			const silent = path.startsWith('/unsubscribe/');        // says the same whatever the link is
			add(path.includes(':id') ? MISSING : 'nothing-here', may ? { wanted: silent ? 200 : 404 } : refused);
		}
	}
	return plan;
}

async function makeObjects(contexts, base, routes) {
	const objects = new Map();
	for (const { method, path } of routes) {
		const kind = method === 'GET' ? kindOf(path) : null;
		if (!kind || objects.has(kind))
			continue;
		objects.set(kind, {});
		for (const role of kind.by === 'owner' ? ranks.slice(1) : kind.by === 'runner' ? ranks.slice(2) : ['admin']) {
			objects.get(kind)[role] = await kind.make(await pageOf(contexts[role]), base);
		}
	}
	return objects;
}

async function fetched(context, base, entry) {
	const reply = await ask(context, base + entry.path);
	const type = reply.headers()['content-type'] ?? '';
	if (reply.status() >= 300 || (type.startsWith('text/html') && !reply.headers()['content-disposition']))
		return false;
	const troubles = [];
	if (reply.status() !== entry.wanted)
		troubles.push(`status ${reply.status()} instead of ${entry.wanted}`);
	if (!(await reply.body()).length)
		troubles.push('is empty');
	if (reply.headers()['x-content-type-options'] !== 'nosniff')
		troubles.push('without nosniff');
	count(`${entry.path} as ${entry.role}, fetched`, troubles);
	return true;
}

async function visit(page, base, entry, js, shots) {
	const where = `${entry.path}${entry.others ? " (somebody else's)" : ''} as ${entry.role}`;
	listen(page, base);
	try {
		await within(page, async () => {
			await page.goto(base + entry.path, { waitUntil: 'load' });
			if (entry.at && new URL(page.url()).pathname !== entry.at)
				count(where, [`leads to ${page.url()} instead of ${entry.at}`]);
			await look(page, where, { wanted: entry.wanted, js, shots: shots && `${shots}/${entry.role}-${entry.path.replace(/\W+/g, '-')}` });
		});
	} catch (e) {
		count(where, [e.message.split('\n')[0]]);
	}
}

export async function signInAll(browser, base, js) {
	const contexts = {};
	for (const [role, email] of Object.entries(people)) {
		contexts[role] = await personIn(browser, js);
		if (email)
			await signIn(await pageOf(contexts[role]), base, email);
	}
	return contexts;
}

export async function walk(browser, base, binary, shots) {
	const routes = routesOf(binary);
	for (const js of process.env.FULL ? [true, false] : [true]) {
		const contexts = await signInAll(browser, base, js);
		const plan = planOf(routes, await makeObjects(contexts, base, routes));
		await together(2, plan.map(entry => async worker => {
			if (!await fetched(contexts[entry.role], base, entry))
				await visit(await pageOf(contexts[entry.role], worker), base, entry, js, shots);
		}));
		for (const context of Object.values(contexts))
			await shut(context);
	}
}
