/** Holds source files against the table of rooms. */
import { posix } from 'node:path';
import { globalsOf, importsOf, type Import } from './imports.ts';
import { isWorker, plainWords, roomOf, rules, runsInNode, type Room } from './rooms.ts';

/** Source files by path from the project's root, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** Every breach of the table, as `path:line says what`. */
export function breaches(sources: Sources): string[] {
	const imports = new Map([...sources].map(([path, source]) => [path, importsOf(path, source)] as const));
	const reached = reachedByCli(sources, imports);
	return [...sources].flatMap(([path, source]) => {
		const room = roomOf(path);
		if (room === null) return [];
		const inNode = runsInNode(path) || reached.has(path);
		return [
			...imports.get(path)!.flatMap((one) => breach(path, room, one, sources, inNode)),
			...globalsOf(
				path,
				source,
				new Set([...rules[room].forbidden, ...(inNode ? ['import.meta.glob'] : [])])
			).map(({ name, line }) => `${path}:${line} uses ${name}`)
		];
	});
}

/** Each knot of files that import each other, as one line; imports of types and lazy ones tie no knot. */
export function knots(sources: Sources): string[] {
	const state = new Map<string, 'open' | 'done'>();
	const found: string[] = [];
	const trail: string[] = [];
	const visit = (path: string) => {
		state.set(path, 'open');
		trail.push(path);
		for (const { specifier, kind } of importsOf(path, sources.get(path)!)) {
			const target = kind === 'static' ? resolve(path, specifier, sources) : null;
			if (target === null || target === path) continue;
			if (state.get(target) === 'open')
				found.push([...trail.slice(trail.indexOf(target)), target].join(' -> '));
			else if (!state.has(target)) visit(target);
		}
		trail.pop();
		state.set(path, 'done');
	};
	for (const path of sources.keys()) if (!state.has(path)) visit(path);
	return found;
}

/** How a page comes to load a package at once, as `page -> … -> package`; one line for each page that does. */
export function loadedAtOnce(sources: Sources, package_: string): string[] {
	const ways = (path: string, trail: readonly string[], seen: Set<string>): string | null => {
		seen.add(path);
		for (const { specifier, kind } of importsOf(path, sources.get(path)!)) {
			if (kind !== 'static') continue;
			if (specifier === package_) return [...trail, path, specifier].join(' -> ');
			const target = resolve(path, specifier, sources);
			if (target === null || seen.has(target)) continue;
			const way = ways(target, [...trail, path], seen);
			if (way) return way;
		}
		return null;
	};
	return [...sources.keys()]
		.filter((path) => /^src\/routes\/.*\+(page|layout)\.(svelte|ts)$/.test(path))
		.flatMap((path) => ways(path, [], new Set()) ?? []);
}

/** All files and packages that are loaded at once with `path`, itself among them. */
export function loadedWith(sources: Sources, path: string): Set<string> {
	const all = new Set<string>();
	const visit = (one: string): void => {
		all.add(one);
		if (!sources.has(one)) return;
		for (const { specifier, kind } of importsOf(one, sources.get(one)!)) {
			const target = resolve(one, specifier, sources) ?? specifier;
			if (kind === 'static' && !all.has(target)) visit(target);
		}
	};
	visit(path);
	return all;
}

function breach(path: string, room: Room, one: Import, sources: Sources, inNode: boolean): string[] {
	const { specifier, kind, line } = one;
	const says = (what: string) => [`${path}:${line} ${what} ${specifier}`];
	if (inNode && /^\$|\?|\.svelte$/.test(specifier)) return says('runs in node and imports');
	const target = resolve(path, specifier, sources);
	if (target === null)
		return isLocal(specifier) ? outside(path, one) : package_(room, one) ? [] : says('imports the package');
	const other = roomOf(target);
	if (other === null || kind === 'worker') return [];
	if (isWorker(target))
		return kind === 'types' || specifier.includes('?worker') ? [] : says('imports a worker:');
	const { rooms, types } = rules[room];
	if (other === room || rooms.includes(other)) return [];
	if ((kind === 'types' || plainWords.includes(target)) && types.includes(other)) return [];
	return says(
		types.includes(other)
			? `(${room}) may import only types of ${other}:`
			: `(${room}) may not import ${other}:`
	);
}

/** A local import of something that is no source file: styles, JSON and the like may be, other names lead nowhere. */
function outside(path: string, { specifier, line }: Import): string[] {
	if (/\.(css|json|svg|png|wasm)(\?\w+)?$/.test(specifier) || /(^|\/)\$types(\.js)?$/.test(specifier))
		return [];
	return [`${path}:${line} imports what is not there: ${specifier}`];
}

function package_(room: Room, { specifier, kind }: Import): boolean {
	if (kind === 'worker') return true;
	const name = /^(node:|@[^/]+\/[^/?]+|[^/?]+)/.exec(specifier)?.[1] ?? specifier;
	const family = name === 'node:' ? 'node:*' : name.startsWith('@') ? `${name.split('/')[0]}/*` : name;
	return name in rules[room].packages || family in rules[room].packages;
}

function reachedByCli(sources: Sources, imports: ReadonlyMap<string, readonly Import[]>): Set<string> {
	const reached = new Set<string>();
	const waiting = [...sources.keys()].filter((path) => roomOf(path) === 'cli');
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		if (reached.has(path)) continue;
		reached.add(path);
		for (const { specifier, kind } of imports.get(path)!) {
			const target = kind === 'static' || kind === 'dynamic' ? resolve(path, specifier, sources) : null;
			if (target !== null) waiting.push(target);
		}
	}
	return reached;
}

function isLocal(specifier: string): boolean {
	return specifier.startsWith('.') || specifier.startsWith('$lib/');
}

/** The file that a specifier names, or null where it is a package or no source file. */
function resolve(from: string, specifier: string, sources: Sources): string | null {
	if (!isLocal(specifier)) return null;
	const bare = specifier.replace(/\?.*$/, '');
	const path = bare.startsWith('$lib/') ? `src/lib/${bare.slice(5)}` : posix.join(posix.dirname(from), bare);
	const names = [path, `${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, '.ts')];
	return names.find((name) => sources.has(name)) ?? null;
}
