/** `crosstab --test CODE`: whether a code is present more often in some groups, or before than after. */
import { usualSamples } from '../lib/analysis/fisher.ts';
import { share } from '../lib/analysis/frequency.ts';
import type { Guid } from '../lib/core/records.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Grouping } from '../lib/storage/queries/grouped.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import { labels } from './groups.ts';
import type { Counts } from './numbers.ts';
import { wholeNumber, type Options } from './options.ts';
import { codesNamed, pathsOf } from './where.ts';

type Asked = Grouping & { readonly shown: readonly Guid[] | null };

/** The test that the options ask for, with all that a p-value must not stand without. */
export function testCode(
	engine: Engine,
	overview: Overview,
	options: Options,
	asked: Asked
): Result<Counts, Message> {
	const name = options.value('--test') as string;
	const found = codesNamed(name, engine, overview);
	if (!found.ok) return found;
	const [code, ...more] = found.value;
	if (code === undefined || more.length) return err(message('cli.crosstab.oneCode', { code: name }));
	const [before, after] = [options.value('--before'), options.value('--after')];
	const testing = { ...asked, code };
	const about = { code: pathsOf(overview).get(code) ?? '', guid: code };
	if (before !== null && after !== null) return paired(engine, overview, testing, about, { before, after });
	if (before !== null || after !== null) return err(message('cli.crosstab.bothWaves'));
	const samples = wholeNumber(options, '--samples', { least: 99, most: 1_000_000, otherwise: usualSamples });
	if (!samples.ok) return samples;
	const seed = wholeNumber(options, '--seed', { least: 0, most: 2 ** 31, otherwise: 1 });
	if (!seed.ok) return seed;
	return byGroup(engine, overview, { ...testing, samples: samples.value, seed: seed.value }, about);
}

type About = { readonly code: string; readonly guid: Guid };
type Testing = Asked & { readonly code: Guid };

function byGroup(
	engine: Engine,
	overview: Overview,
	testing: Testing & { readonly samples: number; readonly seed: number },
	about: About
): Result<Counts, Message> {
	const test = engine.query('crosstabTest', testing);
	const { unit, several, none, untested, fisher, cramersV, corrected, compared } = test;
	const label = labels(overview, test.groups, testing.group);
	const groups = test.groups.map((_, i) => ({
		...label(i),
		units: test.units[i]!,
		present: test.present[i]!,
		share: share(test.present[i]!, test.units[i]!)
	}));
	const drawn = fisher?.method === 'simulated' ? fisher : null;
	const [low, high] = cramersV?.interval ?? [null, null];
	const place = [about.code, about.guid, unit];
	const result = [
		fisher?.method ?? null,
		drawn?.samples ?? null,
		drawn?.seed ?? null,
		fisher?.p ?? null,
		corrected,
		compared,
		cramersV?.v ?? null,
		low,
		high,
		cramersV?.corrected ?? null,
		untested
	];
	return ok({
		heads: [
			...['code', 'guid', 'unit', 'group', 'group_guid', 'units', 'present', 'share'],
			...['method', 'samples', 'seed', 'p', 'p_holm', 'codes_compared'],
			...['cramers_v', 'cramers_v_low', 'cramers_v_high', 'cramers_v_corrected', 'untested']
		],
		rows: groups.map(({ group, groupGuid, units, present, share: part }) => [
			...place,
			group,
			groupGuid,
			units,
			present,
			part,
			...result
		]),
		json: {
			...about,
			unit,
			groups,
			several,
			none,
			untested,
			fisher,
			holm: { p: corrected, compared },
			cramersV
		}
	});
}

/** Before and after name groups by what they are called. */
function paired(
	engine: Engine,
	overview: Overview,
	testing: Testing,
	about: About,
	waves: { before: string; after: string }
): Result<Counts, Message> {
	const { groups } = engine.query('crosstab', testing);
	const label = labels(overview, groups, testing.group);
	const indexOf = (name: string): number => [...groups.keys()].findIndex((i) => label(i).group === name);
	for (const name of [waves.before, waves.after])
		if (indexOf(name) < 0) return err(message('cli.crosstab.noGroup', { group: name }));
	const [before, after] = [indexOf(waves.before), indexOf(waves.after)];
	if (before === after) return err(message('cli.crosstab.bothWaves'));
	const { unit, table, unpaired, untested, mcnemar, corrected, compared } = engine.query(
		'crosstabPairedTest',
		{ ...testing, before, after }
	);
	const { both, onlyBefore, onlyAfter, neither } = table;
	const [low, high] = mcnemar.interval ?? [null, null];
	return ok({
		heads: [
			...['code', 'guid', 'unit', 'before', 'after', 'both', 'only_before', 'only_after', 'neither'],
			...['p', 'p_holm', 'codes_compared', 'gained', 'gained_low', 'gained_high', 'unpaired', 'untested']
		],
		rows: [
			[
				...[about.code, about.guid, unit, waves.before, waves.after],
				...[both, onlyBefore, onlyAfter, neither],
				...[mcnemar.p, corrected, compared, mcnemar.gained, low, high, unpaired, untested]
			]
		],
		json: { ...about, unit, ...waves, table, unpaired, untested, mcnemar, holm: { p: corrected, compared } }
	});
}
