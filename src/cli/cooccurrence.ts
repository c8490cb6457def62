/** `cooccurrence`: which codes occur together, by which rule. */
import type { CooccurrenceRule } from '../lib/analysis/cooccurrence.ts';
import type { Guid } from '../lib/core/records.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { RuleOfTogether } from '../lib/storage/queries/together.ts';
import { orNull, type Counts, type Numbers } from './numbers.ts';
import { goesWith, wholeNumber, type Options } from './options.ts';
import { codesNamed, countingOf, countingOptions, pathsOf } from './where.ts';

export const cooccurrence: Numbers = {
	help: 'cli.cooccurrence.help',
	options: {
		values: [...countingOptions.values, '--rule', '--turns', '--rows', '--columns'],
		flags: [...countingOptions.flags, '--pass-short', '--expected']
	},
	count
};

const rules: readonly CooccurrenceRule[] = ['overlap', 'paragraph', 'turn', 'near', 'document', 'case'];

/** How many turns apart at most, where nobody says: as in the app. */
const nearTurns = 3;

/** The rule that the options name: `--rule near --turns 3 --pass-short`, say. */
export function ruleOf(options: Options): Result<RuleOfTogether, Message> {
	const rule = rules.find((one) => one === (options.value('--rule') ?? 'overlap'));
	if (!rule)
		return err(
			message('cli.numbers.badRule', { rule: options.value('--rule') as string, possible: rules.join(', ') })
		);
	const turns = wholeNumber(options, '--turns', { least: 0, most: 1000, otherwise: nearTurns });
	if (!turns.ok) return turns;
	if (rule === 'near') return ok({ rule, turns: turns.value, passShort: options.has('--pass-short') });
	const alone = goesWith(options, ['--turns', '--pass-short'], '--rule near');
	return alone.ok ? ok({ rule }) : alone;
}

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const rule = ruleOf(options);
	if (!rule.ok) return rule;
	const axes = axesOf(engine, overview, options);
	if (!axes.ok) return axes;
	const counted = engine.query('cooccurrences', { ...counting.value, ...rule.value });
	const { guids, codings, units } = counted;
	const paths = pathsOf(overview);
	const code = (at: number): string => paths.get(guids[at] as Guid) ?? '';
	const expected = options.has('--expected');
	const pairs: Pair[] = [];
	for (let a = 0; a < guids.length; a++) {
		for (let b = a + 1; b < guids.length; b++) {
			const [there, back] = [a * guids.length + b, b * guids.length + a];
			if (!((counted.pairs[there] as number) > 0)) continue;
			if (!axes.value(guids[a] as Guid, guids[b] as Guid)) continue;
			pairs.push({
				a: code(a),
				b: code(b),
				count: counted.pairs[there] as number,
				aMeeting: counted.meeting[there] as number,
				bMeeting: counted.meeting[back] as number,
				jaccard: orNull(counted.jaccard[there]),
				...(expected && { expected: orNull(counted.expected[there]), lift: orNull(counted.lift[there]) }),
				places: [a, b]
			});
		}
	}
	return ok({
		heads: [...heads, ...(expected ? ['expected', 'lift'] : [])],
		rows: pairs.map((pair) => [
			pair.a,
			guids[pair.places[0]] as Guid,
			pair.b,
			guids[pair.places[1]] as Guid,
			pair.count,
			codings[pair.places[0]] as number,
			codings[pair.places[1]] as number,
			pair.aMeeting,
			pair.bMeeting,
			pair.jaccard,
			...(expected ? [pair.expected ?? null, pair.lift ?? null] : [])
		]),
		json: {
			...rule.value,
			...(expected && { units }),
			bases: guids.map((guid, at) => ({ code: code(at), guid, codings: codings[at] as number })),
			pairs: pairs.map(({ places: _, ...pair }) => pair)
		}
	});
}

const heads = [
	'a',
	'a_guid',
	'b',
	'b_guid',
	'count',
	'a_codings',
	'b_codings',
	'a_meeting',
	'b_meeting',
	'jaccard'
];

type Pair = {
	readonly a: string;
	readonly b: string;
	readonly count: number;
	readonly aMeeting: number;
	readonly bMeeting: number;
	readonly jaccard: number | null;
	readonly expected?: number | null;
	readonly lift?: number | null;
	/** The indexes of the two codes. */
	readonly places: readonly [number, number];
};

/** Which pairs are asked for: one code among the rows, the other among the columns; all where neither is named. */
function axesOf(
	engine: Engine,
	overview: Overview,
	options: Options
): Result<(a: Guid, b: Guid) => boolean, Message> {
	const axes: (Set<Guid> | null)[] = [];
	for (const option of ['--rows', '--columns']) {
		const names = options.all(option);
		const codes = new Set<Guid>();
		for (const name of names) {
			const found = codesNamed(name, engine, overview);
			if (!found.ok) return found;
			found.value.forEach((guid) => codes.add(guid));
		}
		axes.push(names.length ? codes : null);
	}
	const [rows, columns] = axes as [Set<Guid> | null, Set<Guid> | null];
	const on = (axis: Set<Guid> | null, guid: Guid): boolean => !axis || axis.has(guid);
	return ok((a, b) => (on(rows, a) && on(columns, b)) || (on(rows, b) && on(columns, a)));
}
