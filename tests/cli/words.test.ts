/** The words that are counted equal an independent count: turns and passages in SQL, words by a plain tokenizer. */
import { expect, it } from 'vitest';
import { sqlJs } from '../../src/cli/project-file.ts';
import { json, rowsOf, samtal, studies } from './samtal.ts';

type Row = { word: string; count: number; documents: number; cases: number; rest?: number };
type Found = { total: number; restTotal?: number; words: Row[] };
type Turn = [document: string, start: number, speaker: string | null, text: string];

const token = /[\p{L}\p{N}]+(?:['’.:][\p{L}\p{N}]+)*/gu;

it.each(studies)('$name', async ({ bytes: make, coder }) => {
	const bytes = await make();
	const db = new (await sqlJs()).Database(bytes);
	const turns = rowsOf(db, 'select document, start, "case", text from v_turns') as Turn[];
	const [code] = rowsOf(
		db,
		`select code from v_codings where coder = '${coder}' and start is not null group by 1 order by count(*) desc`
	)[0] as [string];
	const passages = rowsOf(
		db,
		`select document, start, "end" from v_codings where code = '${code}' and coder = '${coder}' and start is not null`
	) as [string, number, number][];
	db.close();

	const all = ['--coder', coder, '--numbers', '--limit', '100000'];
	const whole = await json<Found>(bytes, 'words', ...all);
	expect(whole).toMatchObject(countOf(turns, () => true));
	const held = await json<Found>(bytes, 'words', ...all, '--code', code);
	const byDocument = new Map<string, typeof passages>();
	for (const passage of passages)
		byDocument.set(passage[0], [...(byDocument.get(passage[0]) ?? []), passage]);
	const under = (document: string, at: number): boolean =>
		byDocument.get(document)?.some(([, start, end]) => start <= at && at < end) ?? false;
	const expected = countOf(turns, under);
	expect({ ...held, words: held.words.map(plain) }).toMatchObject(expected);
	const counts = new Map(whole.words.map(({ word, count }) => [word, count]));
	for (const { word, count, rest } of held.words) expect(count + rest!).toBe(counts.get(word));
	expect(held.total + held.restTotal!).toBe(whole.total);

	const { word, count } = expected.words[0]!;
	const context = ['--code', code, '--coder', coder, '--in-context', word];
	const { total, places } = await json<{ total: number; places: { word: string; start: number }[] }>(
		bytes,
		'words',
		...context
	);
	expect([total, places.length]).toEqual([count, count]);
	expect(new Set(places.map((place) => place.word.toLowerCase()))).toEqual(new Set([word]));
});

it('refuses a context of anything but one word', async () => {
	const bytes = await studies[1]!.bytes();
	for (const word of ['', 'two words']) {
		const { status, stdout, stderr } = await samtal(bytes, 'words', '--in-context', word);
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toContain(`--in-context takes one word, not “${word}”.`);
	}
});

const plain = ({ word, count, documents, cases }: Row): Row => ({ word, count, documents, cases });

function countOf(turns: readonly Turn[], under: (document: string, at: number) => boolean) {
	const found = new Map<string, { count: number; documents: Set<string>; cases: Set<string> }>();
	let total = 0;
	for (const [document, start, of, text] of turns) {
		for (const { 0: word, index } of text.matchAll(token)) {
			if (!under(document, start + index)) continue;
			total++;
			const folded = word.normalize('NFC').toLowerCase().replaceAll('’', "'");
			const known = found.get(folded) ?? { count: 0, documents: new Set(), cases: new Set() };
			found.set(folded, known);
			known.count++;
			known.documents.add(document);
			if (of) known.cases.add(of);
		}
	}
	const words = [...found]
		.map(([word, { count, documents, cases }]) => {
			return { word, count, documents: documents.size, cases: cases.size };
		})
		.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
	return { total, different: words.length, words };
}

it('leaves out what it is told to, and what facilitators say', async () => {
	const bytes = await studies[0]!.bytes();
	const words = async (...options: string[]) => {
		const { words, total } = await json<Found>(bytes, 'words', ...options, '--limit', '100000');
		return { total, list: words.map(({ word }) => word) };
	};
	const [all, some] = [
		await words(),
		await words('--stop', 'sv,en', '--without', 'Trust,school', '--shortest', '4')
	];
	expect(all.list).toEqual(expect.arrayContaining(['the', 'trust', 'school']));
	expect(some.list.filter((word) => ['the', 'trust', 'school'].includes(word) || word.length < 4)).toEqual(
		[]
	);
	expect(some.total).toBe(all.total);
	expect((await words('--where', 'facilitators=out')).total).toBeLessThan(all.total);
});

it('says what is wrong with what it was asked', async () => {
	const bytes = await studies[1]!.bytes();
	const said = async (...options: string[]) => (await samtal(bytes, 'words', ...options)).stderr;
	expect(await said('--stop', 'fi')).toContain('There are stop words for sv and en, not for fi.');
	expect(await said('--order', 'name')).toContain('--order takes count or keyness, not name.');
	expect(await said('--order', 'keyness')).toContain('it needs --code.');
});
