/** A page as Chromium hands it to assistive technology: the tree of roles, names and states, and what live regions say. */
import { expect, type CDPSession, type Page } from '@playwright/test';

/** A node of the tree; `states` are its properties by their names in the protocol, such as `level`, `expanded` and `focused`. */
export type AxNode = {
	readonly role: string;
	readonly name: string;
	readonly description: string;
	readonly value: string;
	readonly states: Readonly<Record<string, unknown>>;
	/** The words below it, in order. */
	readonly words: string;
	/** The nodes that are meant by `aria-activedescendant`, by id. */
	readonly id: string;
	readonly parents: readonly AxNode[];
};

type Raw = Awaited<ReturnType<typeof rawTree>>[number];
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Every node that assistive technology is told of, in reading order. */
export async function axTree(page: Page): Promise<AxNode[]> {
	const raw = await rawTree(page);
	const byId = new Map(raw.map((node) => [node.nodeId, node]));
	const found: AxNode[] = [];
	const walk = (node: Raw | undefined, parents: readonly AxNode[]): void => {
		if (!node) return;
		const made = node.ignored ? null : nodeOf(node, byId, parents);
		if (made) found.push(made);
		for (const child of node.childIds ?? []) walk(byId.get(child), made ? [...parents, made] : parents);
	};
	walk(
		raw.find(({ parentId }) => !parentId),
		[]
	);
	return found;
}

/** The node that has the focus; the active one where that is another, as in a list under a field. */
export async function axFocus(page: Page): Promise<AxNode | undefined> {
	const tree = await axTree(page);
	const focused = tree.findLast(({ states }) => states['focused'] === true);
	return tree.find(({ id }) => id === focused?.states['activedescendant']) ?? focused;
}

/** Waits until a node of this role and name is there; gives it. */
export async function axNode(page: Page, role: string, name: string | RegExp): Promise<AxNode> {
	let found: AxNode | undefined;
	await expect(async () => {
		found = (await axTree(page)).find((node) => node.role === role && fits(node.name, name));
		expect(found, `${role} ${name}`).toBeDefined();
	}).toPass({ timeout: 15_000 });
	return found as AxNode;
}

/** Waits until the focus, or what is active under it, has this role and name; gives it. */
export async function axFocused(page: Page, role: string, name: string | RegExp): Promise<AxNode> {
	let found: AxNode | undefined;
	await expect(async () => {
		found = await axFocus(page);
		const wanted = found?.role === role && fits(found.name, name);
		expect(wanted, `${role} ${name}, but ${found?.role} ${found?.name} has the focus`).toBe(true);
	}).toPass({ timeout: 15_000 });
	return found as AxNode;
}

/** Waits until a live region says this. */
export async function hears(page: Page, words: string | RegExp): Promise<void> {
	await expect(async () => {
		const said = (await axTree(page))
			.filter(({ role, states }) => /^(status|alert)$/.test(role) && states['live'] !== 'off')
			.map((node) => node.words);
		expect(
			said.some((one) => fits(one, words)),
			`“${words}” among ${JSON.stringify(said)}`
		).toBe(true);
	}).toPass({ timeout: 15_000 });
}

/** Presses Tab until this has the focus. */
export async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
	const passed: string[] = [];
	for (let presses = 0; presses < 60; presses++) {
		const node = await axFocus(page);
		if (node?.role === role && fits(node.name, name)) return;
		passed.push(`${node?.role} ${node?.name}`);
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never came to ${role} ${name}, but to ${passed.join(', ')}`);
}

const control =
	/^(button|link|textbox|searchbox|combobox|checkbox|radio|slider|spinbutton|switch|tab|menuitem|option|treeitem|image|img)$/;

/** What is wrong with a page's frame: headings of the first level, landmarks and controls without a name. */
export async function axFaults(page: Page): Promise<string[]> {
	const tree = await axTree(page);
	const of = (role: string): AxNode[] => tree.filter((node) => node.role === role);
	const titles = of('heading').filter(({ states }) => states['level'] === 1);
	const nameless = tree.filter(({ role, name }) => control.test(role) && !name.trim());
	const landmarks = [...of('main'), ...of('navigation'), ...of('complementary'), ...of('region')];
	return [
		...(titles.length === 1 ? [] : [`${titles.length} headings of level 1`]),
		...(of('main').length === 1 ? [] : [`${of('main').length} main`]),
		...landmarks.filter(({ name }) => !name.trim()).map(({ role }) => `${role} without a name`),
		...nameless.map(({ role, parents }) => `${role} without a name in ${parents.at(-1)?.role}`)
	];
}

function fits(text: string, wanted: string | RegExp): boolean {
	return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

async function rawTree(page: Page) {
	const session = sessions.get(page) ?? page.context().newCDPSession(page);
	sessions.set(page, session);
	return (await (await session).send('Accessibility.getFullAXTree')).nodes;
}

function nodeOf(node: Raw, byId: ReadonlyMap<string, Raw>, parents: readonly AxNode[]): AxNode {
	const text = (of: { value?: unknown } | undefined): string => String(of?.value ?? '');
	const states = (node.properties ?? []).map(({ name, value }): [string, unknown] => [
		name,
		value.relatedNodes ? byBackend(byId, value.relatedNodes[0]?.backendDOMNodeId) : value.value
	]);
	return {
		role: text(node.role),
		name: text(node.name).replaceAll('\u00a0', ' ').trim(),
		description: text(node.description),
		value: text(node.value),
		states: Object.fromEntries(states),
		words: wordsIn(node, byId).replaceAll('\u00a0', ' ').trim(),
		id: node.nodeId,
		parents
	};
}

function byBackend(byId: ReadonlyMap<string, Raw>, backend: number | undefined): string | undefined {
	return [...byId.values()].find(({ backendDOMNodeId }) => backendDOMNodeId === backend)?.nodeId;
}

function wordsIn(node: Raw | undefined, byId: ReadonlyMap<string, Raw>): string {
	if (!node) return '';
	if (node.role?.value === 'StaticText') return String(node.name?.value ?? '');
	return (node.childIds ?? []).map((child) => wordsIn(byId.get(child), byId)).join('');
}
