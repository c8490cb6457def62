/** The counts of `saturation` equal an independent count in SQL over the documented views. */
import { expect, it } from 'vitest';
import { sqlJs } from '../../src/cli/project-file.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Found = {
	baseCodes: number | null;
	reached: number | null;
	documents: { guid: string; new: number; so_far: number; high: number | null; run_share: number | null }[];
};

it.each(studies)('$name', async ({ bytes: make, coder }) => {
	const bytes = await make();
	const asked = ['--coder', coder, '--base', '2', '--run', '1', '--threshold', '50'];
	const { documents, baseCodes, reached } = await json<Found>(bytes, 'saturation', ...asked);
	const db = new (await sqlJs()).Database(bytes);
	const expected = rowsOf(
		db,
		`with place as (select document, row_number() over (order by v.date is null, v.date, d.id) as number
				from v_documents v join document d on d.guid = v.document where turns > 0
					and exists (select 1 from v_codings c where c.document = v.document and c.coder = '${coder}' and c.start is not null)),
			first as (select code, min(number) as number from v_codings join place using (document)
				where coder = '${coder}' and start is not null group by code)
		select document, (select count(*) from first f where f.number = p.number),
			(select count(*) from first f where f.number <= p.number) from place p order by number`
	);
	db.close();
	expect(documents.map((one) => [one.guid, one.new, one.so_far])).toEqual(expected);
	expect(baseCodes).toBe(expected[1]?.[2]);
	const shares = documents.map((one, i) => (i < 2 ? null : one.new / baseCodes!));
	expect(documents.map((one) => one.run_share)).toEqual(shares);
	const first = shares.findIndex((share) => share !== null && share <= 0.5);
	expect(reached).toBe(first < 0 ? null : first);
	expect(documents.at(-1)?.high).toBe(documents.at(-1)?.so_far);
});

it('says what is wrong with what it was asked', async () => {
	const bytes = await studies[1]!.bytes();
	expect((await samtal(bytes, 'saturation', '--base', '0')).stderr).toContain(
		'--base takes a whole number from 1 to 1,000, not 0.'
	);
});
