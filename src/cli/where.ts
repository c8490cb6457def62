/** What is counted, as the command line says it: `--where`, `--coder`, `--roll-up`, and codes by path, name or set. */
import { codePath } from '../lib/core/code-path.ts';
import { noFilter, withinOf, type AttributeCondition, type GroupFilter } from '../lib/core/group-filter.ts';
import { documentKinds, type Code, type DocumentKind, type Guid } from '../lib/core/records.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import { pathTo } from '../lib/core/tree.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Counting } from '../lib/storage/queries/counted.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { Options } from './options.ts';

/** The options that say what is counted. */
export const countingOptions = { values: ['--where', '--coder'], flags: ['--roll-up'] } as const;

/** What the options ask to be counted, or the sentence why that can't be. */
export function countingOf(options: Options, overview: Overview): Result<Counting, Message> {
	const filter = filterOf(options.all('--where'), overview);
	if (!filter.ok) return filter;
	const name = options.value('--coder');
	const coder = name === null ? null : named(overview.coders, name, (one) => one.name);
	if (coder === undefined) return err(message('cli.numbers.noCoder', { coder: name as string }));
	return ok({
		coder: coder?.guid ?? null,
		rollUp: options.has('--roll-up'),
		documents: null,
		within: withinOf(filter.value, overview)
	});
}

/** The path of every code. */
export function pathsOf({ codes }: Pick<Overview, 'codes'>): Map<Guid, string> {
	const byGuid = new Map(codes.map((code) => [code.guid, code]));
	return new Map(codes.map(({ guid }) => [guid, codePath(pathTo(byGuid, guid).map(({ name }) => name))]));
}

/** The codes that a text names: a path, a set of codes (its members), or a name that one code alone has. */
export function codesNamed(text: string, engine: Engine, overview: Overview): Result<Guid[], Message> {
	const paths = pathsOf(overview);
	const whole = overview.codes.filter(({ guid }) => paths.get(guid) === text || guid === text);
	if (whole.length) return ok(whole.map(({ guid }) => guid));
	const { sets, members } = engine.query('codeSets', {});
	const set = named(sets, text, (one) => one.name);
	if (set) return ok(members.filter((member) => member.set === set.guid).map(({ code }) => code));
	const called = overview.codes.filter((code: Code) => fold(code.name) === fold(text));
	if (called.length === 1) return ok(called.map(({ guid }) => guid));
	return err(message(called.length ? 'cli.numbers.manyCodes' : 'cli.numbers.noCode', { code: text }));
}

function filterOf(conditions: readonly string[], overview: Overview): Result<GroupFilter, Message> {
	let filter = noFilter;
	for (const condition of conditions) {
		const [, name, sign, text] = /^(.+?)\s*(>=|<=|=)\s*(.*)$/s.exec(condition) ?? [];
		if (name === undefined || text === undefined)
			return err(message('cli.numbers.badWhere', { where: condition }));
		const next = narrowedBy(filter, { name: name.trim(), sign: sign as Sign, text }, overview);
		if (!next) return err(message('cli.numbers.unknownWhere', { where: condition }));
		filter = next;
	}
	return ok(filter);
}

type Sign = '=' | '>=' | '<=';

/** The filter with one more condition; null when it names what is not there. */
function narrowedBy(
	filter: GroupFilter,
	{ name, sign, text }: { name: string; sign: Sign; text: string },
	overview: Overview
): GroupFilter | null {
	const values = text.split('|').map((value) => value.trim());
	if (name === 'date' && sign !== '=' && /^\d{4}-\d\d-\d\d$/.test(text))
		return sign === '>=' ? { ...filter, from: text } : { ...filter, to: text };
	if (sign === '=' && name === 'kind')
		return values.every((kind) => documentKinds.includes(kind as DocumentKind))
			? { ...filter, kinds: both(filter.kinds, values as DocumentKind[]) }
			: null;
	if (sign === '=' && name === 'facilitators')
		return text === 'in' || text === 'out' ? { ...filter, facilitators: text } : null;
	if (sign === '=' && (name === 'document' || name === 'case')) {
		const guids =
			name === 'document'
				? values.map((value) => named(overview.documents, value, (one) => one.title)?.guid)
				: values.map((value) => named(overview.cases, value, (one) => one.name)?.guid);
		if (guids.includes(undefined)) return null;
		const kept = guids as Guid[];
		return name === 'document'
			? { ...filter, documents: both(filter.documents, kept) }
			: { ...filter, cases: both(filter.cases, kept) };
	}
	if (sign === '=' && name === 'speaker') {
		const called = values.map((value) => value && named(overview.speakers, value, (one) => one.name)?.name);
		return called.includes(undefined)
			? null
			: { ...filter, speakers: both(filter.speakers, called as string[]) };
	}
	const attribute = named(overview.attributes, name, (one) => one.name);
	if (!attribute) return null;
	const none = { attribute: attribute.guid, values: null, from: null, to: null };
	const condition: AttributeCondition =
		sign === '=' ? { ...none, values } : sign === '>=' ? { ...none, from: text } : { ...none, to: text };
	return { ...filter, attributes: [...filter.attributes, condition] };
}

/** What stands in both lists; null lets everything pass. */
function both<T>(before: readonly T[] | null, now: readonly T[]): readonly T[] {
	return before ? before.filter((one) => now.includes(one)) : now;
}

/** The row of that name or GUID, capitals aside where none fits exactly. */
export function named<T extends { readonly guid: Guid }>(
	rows: readonly T[],
	name: string,
	nameOf: (row: T) => string
): T | undefined {
	return (
		rows.find((row) => nameOf(row) === name || row.guid === name) ??
		rows.find((row) => fold(nameOf(row)) === fold(name))
	);
}

const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();
