/**
 * The shipped codebooks and the sample study as content: whole, in both languages, every quote findable, and the planted
 * pairs as static/sample/README.md says. Files are parsed here by a few lines of their own, so that a mistake of a
 * reader can't hide one in the content.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attributeTypes, colorShape, documentKinds, guidShape } from '../../src/lib/core/records.ts';
import { memoTypes } from '../../src/lib/core/memo-kinds.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const texts = z.strictObject({
	name: z.string().min(1),
	definition: z.string().min(1),
	include: z.string(),
	exclude: z.string(),
	example: z.string(),
	borderline: z.string()
});
const both = z.strictObject({ en: z.string().min(1), sv: z.string().min(1) });
const codebookShape = z.strictObject({
	format: z.literal('samtal-codebook'),
	version: z.literal(2),
	guid: guidShape,
	versionId: z.string().regex(/^[0-9a-f]{64}$/),
	parents: z.tuple([]),
	sets: z.tuple([]),
	name: both,
	memo: both,
	codes: z.array(
		z.strictObject({
			guid: guidShape,
			parent: guidShape.nullable(),
			key: z
				.string()
				.regex(/^[a-z]$/)
				.nullable(),
			color: colorShape,
			applicable: z.boolean(),
			texts: z.strictObject({ en: texts, sv: texts })
		})
	)
});
const quoted = { document: z.string(), coder: z.string(), code: z.string(), memo: z.string().optional() };
const sampleShape = z.strictObject({
	format: z.literal('samtal-sample'),
	version: z.literal(1),
	invented: z.literal(true),
	name: both,
	codebook: z.string(),
	coders: z.array(z.strictObject({ guid: guidShape, name: z.string(), color: colorShape })),
	attributes: z.array(
		z.strictObject({
			name: z.string(),
			target: z.enum(['case', 'document']),
			type: z.enum(attributeTypes),
			options: z.array(z.string())
		})
	),
	cases: z.array(z.strictObject({ name: z.string(), values: z.record(z.string(), z.string()) })),
	documents: z.array(
		z.strictObject({
			file: z.string(),
			title: z.string(),
			kind: z.enum(documentKinds),
			date: z.iso.date(),
			language: z.enum(['en', 'sv']),
			summary: z.string(),
			facilitators: z.array(z.string()),
			cases: z.record(z.string(), z.string())
		})
	),
	codings: z.array(
		z.union([
			z.strictObject({ ...quoted, quote: z.string().min(1) }),
			z.strictObject({ ...quoted, from: z.string().min(1), to: z.string().min(1) })
		])
	),
	memos: z.array(
		z.strictObject({
			target: z.enum(['project', 'document']),
			document: z.string().optional(),
			title: z.string(),
			text: z.string(),
			type: z.enum(memoTypes)
		})
	)
});

const innovation = codebookShape.parse(JSON.parse(read('codebooks/innovation-public-services.json')));
const starter = codebookShape.parse(JSON.parse(read('codebooks/general-starter.json')));
const study = sampleShape.parse(JSON.parse(read('static/sample/study.json')));
const languages = ['en', 'sv'] as const;

describe('the shipped codebooks', () => {
	const books = { innovation, starter };

	for (const [name, book] of Object.entries(books)) {
		it(`${name}: GUIDs are unique and parents stand before their children`, () => {
			const seen = new Set<string>();
			for (const code of book.codes) {
				expect(seen.has(code.guid)).toBe(false);
				if (code.parent !== null) expect(seen).toContain(code.parent);
				seen.add(code.guid);
			}
		});

		it(`${name}: keys are unique, stand on codes that may be applied and leave the app's own letters alone`, () => {
			const keyed = book.codes.filter((code) => code.key !== null);
			const keys = keyed.map((code) => code.key);
			expect(keys.length).toBeGreaterThan(0);
			expect(new Set(keys).size).toBe(keys.length);
			expect(keys.filter((key) => 'jktcimexnfghlr'.includes(key!))).toEqual([]);
			expect(keyed.every((code) => code.applicable)).toBe(true);
		});

		it(`${name}: sibling names differ in each language`, () => {
			for (const language of languages) {
				const names = book.codes.map((code) => `${code.parent} ${code.texts[language].name}`);
				expect(new Set(names).size).toBe(names.length);
			}
		});
	}

	it('share no GUID', () => {
		const guids = [innovation, starter].flatMap((book) => [
			book.guid,
			...book.codes.map((code) => code.guid)
		]);
		expect(new Set(guids).size).toBe(guids.length);
	});

	it('innovation: 7 categories that only group, 39 codes with every text, in the colour of their category', () => {
		const categories = innovation.codes.filter((code) => code.parent === null);
		const codes = innovation.codes.filter((code) => code.parent !== null);
		expect([categories.length, codes.length]).toEqual([7, 39]);
		expect(new Set(categories.map((code) => code.color)).size).toBe(7);
		expect(categories.some((code) => code.applicable)).toBe(false);
		for (const code of codes) {
			expect(code.applicable).toBe(true);
			expect(code.color).toBe(categories.find((category) => category.guid === code.parent)?.color);
			for (const language of languages) {
				const { borderline: _, ...texts } = code.texts[language];
				const empty = Object.entries(texts).filter(([, text]) => text.trim() === '');
				expect(empty, code.texts.en.name).toEqual([]);
			}
		}
	});

	it('innovation: each exclude rule points at codes or categories of the book', () => {
		for (const language of languages) {
			const names = new Set(innovation.codes.map((code) => code.texts[language].name));
			const pointers = innovation.codes.flatMap((code) =>
				[...code.texts[language].exclude.matchAll(/→ ([^.]+)\./g)].map((match) => match[1]!)
			);
			expect(pointers.length).toBeGreaterThan(50);
			const lost = pointers
				.flatMap((pointer) => pointer.split(/ or | eller /))
				.filter((name) => !names.has(name) && name !== 'a memo only' && name !== 'bara ett memo');
			expect(lost).toEqual([]);
		}
	});

	it('starter: 8 codes on top level without include or exclude rules, each with its own colour', () => {
		expect(starter.codes).toHaveLength(8);
		expect(starter.codes.every((code) => code.parent === null)).toBe(true);
		expect(new Set(starter.codes.map((code) => code.color)).size).toBe(8);
		const rules = starter.codes.flatMap((code) =>
			languages.map((language) => code.texts[language].include + code.texts[language].exclude)
		);
		expect(rules.join('')).toBe('');
	});
});

type Turn = { speaker: string | null; text: string; start: number };
type Place = { document: string; coder: string; code: string; start: number; end: number; turn: number };

const texted = new Map(study.documents.map(({ file }) => [file, textOf(file)]));
const places = study.codings.map(placeOf);

describe('the sample study', () => {
	it('says in each file that it is invented', () => {
		for (const [file, { turns }] of texted) expect(turns[0]!.text, file).toMatch(/invented/i);
	});

	it('holds some 6,000 words and some 150 codings by two coders, one document coded by both', () => {
		const words = [...texted.values()].flatMap(({ text }) => text.split(/\s+/)).length;
		expect(words).toBeGreaterThan(5500);
		expect(words).toBeLessThan(7000);
		expect(study.codings.length).toBeGreaterThanOrEqual(140);
		expect(study.codings.length).toBeLessThanOrEqual(170);
		expect(study.coders).toHaveLength(2);
		const [first, second] = study.coders.map((coder) => documentsOf(coder.name));
		expect(first).toEqual(new Set(texted.keys()));
		expect(second).toEqual(new Set(['focus-group-social-services.vtt']));
	});

	it('finds every quote once, inside one turn, or a range over several', () => {
		for (const [index, coding] of study.codings.entries()) {
			const { text, turns } = texted.get(coding.document)!;
			const parts = 'quote' in coding ? [coding.quote] : [coding.from, coding.to];
			for (const part of parts) expect(text.split(part).length - 1, part).toBe(1);
			const place = places[index]!;
			expect(text.slice(place.start, place.end)).toBe(text.slice(place.start, place.end).trim());
			expect(turnAt(turns, place.end - 1) === place.turn).toBe('quote' in coding);
		}
	});

	it('codes only participants, with codes that may be applied, all of which are used', () => {
		const names = new Map(innovation.codes.map((code) => [code.guid, code.texts.en.name]));
		const paths = innovation.codes
			.filter((code) => code.applicable)
			.map((code) => `${names.get(code.parent!)} / ${code.texts.en.name}`);
		expect(new Set(places.map((place) => place.code))).toEqual(new Set(paths));
		for (const place of places) {
			const { facilitators } = study.documents.find(({ file }) => file === place.document)!;
			const { speaker } = texted.get(place.document)!.turns[place.turn]!;
			expect(speaker).not.toBeNull();
			expect(facilitators).not.toContain(speaker);
		}
	});

	it('has no two overlapping codings of one code by one coder, so that none unite on import', () => {
		expect(
			pairs(places, places).filter(([a, b]) => a !== b && a.code === b.code && a.coder === b.coder)
		).toEqual([]);
	});

	it('gives every participant a case, and cases only values that their attributes know', () => {
		const options = new Map(study.attributes.map((attribute) => [attribute.name, attribute.options]));
		const known = new Set(study.cases.map(({ name }) => name));
		expect(known.size).toBe(study.cases.length);
		for (const { values } of study.cases) {
			for (const [name, value] of Object.entries(values)) expect(options.get(name)).toContain(value);
		}
		for (const document of study.documents) {
			const { turns } = texted.get(document.file)!;
			const speakers = new Set(turns.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
			expect(new Set([...document.facilitators, ...Object.keys(document.cases)])).toEqual(speakers);
			for (const name of Object.values(document.cases)) expect(known).toContain(name);
		}
		for (const memo of study.memos) expect(memo.target === 'document').toBe(texted.has(memo.document ?? ''));
	});

	it('shows the expected pairs as overlaps in at least four documents', () => {
		const expected = [
			['Unclear mandate', 'Project ends'],
			['Silo budgets', 'Handing over instead of sharing'],
			['Received routines', 'Inside-out view'],
			['Need cut to the assignment', 'Child meets many hands'],
			['Minutes without decisions', 'Unclear mandate'],
			['Shared first meeting', 'Child is heard']
		] as const;
		for (const [one, other] of expected) {
			const met = pairs(of(one, 'Ada'), of(other, 'Ada'));
			expect(new Set(met.map(([a]) => a.document)).size, `${one} × ${other}`).toBeGreaterThanOrEqual(4);
		}
	});

	it('has a pair that shares at least six turns and never overlaps, for any coder', () => {
		expect(sharedTurns(of('Existing structures', 'Ada'), of('Trust between people', 'Ada'))).toBe(9);
		expect(pairs(of('Existing structures'), of('Trust between people'))).toEqual([]);
	});

	it('has a pair that is common only because one long coding covers many short ones', () => {
		const met = pairs(of("User's journey"), of('Early signals'));
		expect(met).toHaveLength(8);
		expect(new Set(met.map(([long]) => long)).size).toBe(1);
		expect(new Set(met.map(([, short]) => short)).size).toBe(8);
		expect(sharedTurns(of("User's journey"), of('Early signals'))).toBe(0);
	});
});

function textOf(file: string): { text: string; turns: Turn[] } {
	const source = read(`static/sample/${file}`);
	const spoken = file.endsWith('.vtt') ? cuesOf(source) : paragraphsOf(source);
	const turns: Turn[] = [];
	let start = 0;
	for (const [speaker, text] of spoken) {
		turns.push({ speaker, text, start });
		start += text.length + 1;
	}
	return { text: turns.map((turn) => turn.text).join('\n'), turns };
}

function paragraphsOf(source: string): [string | null, string][] {
	return source
		.trimEnd()
		.split('\n\n')
		.map((paragraph) => {
			const match = /^(?:\*\*([^*]+):\*\* \[\d\d:\d\d:\d\d\]|([^:]{1,20}):) (.+)$/.exec(paragraph);
			return match ? [match[1] ?? match[2]!, match[3]!] : [null, paragraph];
		});
}

function cuesOf(source: string): [string | null, string][] {
	const turns: [string | null, string][] = [];
	for (const block of source.trimEnd().split('\n\n').slice(1)) {
		const spoken = /-->.*\n([^:]+): (.+)$/.exec(block);
		if (!spoken) continue;
		const last = turns.at(-1);
		if (last !== undefined && last[0] === spoken[1]) last[1] += ` ${spoken[2]}`;
		else turns.push([spoken[1]!, spoken[2]!]);
	}
	return turns;
}

function placeOf(coding: (typeof study.codings)[number]): Place {
	const { text, turns } = texted.get(coding.document)!;
	const [from, to] = 'quote' in coding ? [coding.quote, coding.quote] : [coding.from, coding.to];
	const start = text.indexOf(from);
	const { document, coder, code } = coding;
	return { document, coder, code, start, end: text.indexOf(to) + to.length, turn: turnAt(turns, start) };
}

function turnAt(turns: Turn[], offset: number): number {
	return turns.findLastIndex((turn) => turn.start <= offset);
}

function documentsOf(coder: string): Set<string> {
	return new Set(places.filter((place) => place.coder === coder).map((place) => place.document));
}

function of(name: string, coder?: string): Place[] {
	return places.filter(
		(place) => place.code.endsWith(` / ${name}`) && (coder === undefined || place.coder === coder)
	);
}

function pairs(some: Place[], others: Place[]): [Place, Place][] {
	return some.flatMap((a) =>
		others
			.filter((b) => a.document === b.document && a.start < b.end && b.start < a.end)
			.map((b): [Place, Place] => [a, b])
	);
}

function sharedTurns(some: Place[], others: Place[]): number {
	const turnOf = (place: Place) => `${place.document} ${place.turn}`;
	const turns = new Set(others.map(turnOf));
	return new Set(some.map(turnOf).filter((turn) => turns.has(turn))).size;
}
