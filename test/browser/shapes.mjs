// shapes.mjs - states of a sheet matched into groups or introductions: see states.mjs.
import { laySample } from './objects.mjs';
import { send } from './site.mjs';

// The sample, matched again as a shape; fields: of the form beside the result.
export async function shaped(page, base, shape, fields = {}) {
	await page.goto(`${base}/match/${await laySample(page, base)}`);
	await page.check(`#weights input[value=${shape}]`);
	await page.$eval('#weights details', e => { e.open = true; });
	await send(page, '#weights', fields);
	return page.url();
}

export const shapeStates = [
	{ name: 'groups of a sheet', as: 'member', wanted: 200, sees: 'Groups of people who have much in common', make: (page, { base }) => shaped(page, base, 'groups') },
	{ name: 'groups of a sheet, found', as: 'member', wanted: 200, sees: 'with “a”', make: async (page, { base }) => page.goto(await shaped(page, base, 'groups') + '?q=a') },
	{ name: 'groups of a sheet, not found', as: 'member', wanted: 200, sees: 'No group has', make: async (page, { base }) => page.goto(await shaped(page, base, 'groups') + '?q=<zz>') },
	{ name: 'groups of a sheet, printed', as: 'member', wanted: 200, sees: 'without a group', make: async (page, { base }) => page.goto(await shaped(page, base, 'groups') + '/print') },
	{ name: 'no group of a sheet', as: 'member', wanted: 200, sees: 'There is no group', make: (page, { base }) => shaped(page, base, 'groups', { size: '20-30' }) },
	{ name: 'a size of groups refused', as: 'member', wanted: 422, sees: 'a number such as 4', make: (page, { base }) => shaped(page, base, 'groups', { size: '9-4' }) },
	{ name: 'introductions of a sheet', as: 'member', wanted: 200, sees: 'No better set of introductions exists', make: (page, { base }) => shaped(page, base, 'peers') },
	{ name: 'why not introduced', as: 'member', wanted: 200, sees: 'would cost everybody together', make: async (page, { base }) =>
		page.goto(await shaped(page, base, 'peers') + '?mentee=Anselm+Carvalho&mentor=Dmitri+Volkov') },
	{ name: 'a size refused before matching', as: 'member', wanted: 422, sees: 'a number such as 4', make: async (page, { base }) => {
		await page.goto(`${base}/match/${await laySample(page, base)}/columns`);
		await page.check('input[value=groups]');
		await page.$eval('main form details:has(#size)', e => { e.open = true; });
		await page.fill('#size', 'many');
		await page.click('main form button.primary >> nth=0');
	} },
];
