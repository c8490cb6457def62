/** What the user sets: a pattern of their own, seen at once in the turns, and the rule by which cues are joined. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTurns, patternNote } from '../../src/lib/exchange/layouts/index.ts';
import { linesOf } from '../../src/lib/exchange/layouts/paragraph.ts';
import { patternLayout, type PatternError } from '../../src/lib/exchange/layouts/pattern.ts';
import { languages, say } from '../../src/lib/words/say.ts';
import { planFor, spoken } from './reading.ts';

function found(text: string, pattern: string): [string | null, string, number | null][] {
	const { speakers, turns } = findTurns(linesOf(text), 'pattern', pattern);
	return turns.map(({ speaker, text, startTime }) => [
		speaker === null ? null : speakers[speaker]!,
		text,
		startTime
	]);
}

describe('patterns', () => {
	test.each([
		[
			'{name}: {text}',
			'Anna: Hej\nBo: Ja',
			[
				['Anna', 'Hej', null],
				['Bo', 'Ja', null]
			]
		],
		[
			'{name}:{text}',
			'Anna：Hej\nBo ：Ja',
			[
				['Anna', 'Hej', null],
				['Bo', 'Ja', null]
			]
		],
		[
			'[{time}] {name}: {text}',
			'[00:01] Anna: Hej\n[1:00:02] Bo: Ja',
			[
				['Anna', 'Hej', 1000],
				['Bo', 'Ja', 3_602_000]
			]
		],
		[
			'{name} ({time})',
			'Anna Ek (00:01)\nHej.\nDå så.\nBo (00:05)\nJa.',
			[
				['Anna Ek', 'Hej.\nDå så.', 1000],
				['Bo', 'Ja.', 5000]
			]
		],
		[
			'{name} – {text}',
			'anna – Hej – du\nbo – Ja\nanna – Nej',
			[
				['anna', 'Hej – du', null],
				['bo', 'Ja', null],
				['anna', 'Nej', null]
			]
		],
		[
			'{name}{tab}{text}',
			'Anna\tHej\nBo\tJa',
			[
				['Anna', 'Hej', null],
				['Bo', 'Ja', null]
			]
		],
		[
			'<<{name}>> {text}',
			'<<محمد>> نعم\n<<דנה>> כן\n<<🦊>> Ja',
			[
				['محمد', 'نعم', null],
				['דנה', 'כן', null],
				['🦊', 'Ja', null]
			]
		],
		[
			'#{time}# {name}/ {text}',
			'#00:00:01-5# A/ Hej\n#00:00:02-0# B/ Ja',
			[
				['A', 'Hej', 1500],
				['B', 'Ja', 2000]
			]
		]
	])('%s', (pattern, text, turns) => {
		expect(found(text, pattern)).toEqual(turns);
	});

	test('a label that fits once and is no name is words; what fits nothing is said', () => {
		const text = 'Anna: Det är så\nsom jag sa en gång om det där: ingen vet\nBo: Ja\nAnna: Nej';
		expect(found(text, '{name}: {text}')).toEqual([
			['Anna', 'Det är så\nsom jag sa en gång om det där: ingen vet', null],
			['Bo', 'Ja', null],
			['Anna', 'Nej', null]
		]);
		const none = findTurns(linesOf(text), 'pattern', '<{name}> {text}');
		expect([none.layout, none.speakers, none.notes[0]!.key]).toEqual([
			'pattern',
			[],
			'import.pattern.noMatch'
		]);
	});

	test('a pattern that is none is left aside, with a reason in both languages', () => {
		const wrong: [string, PatternError['type']][] = [
			['', 'noName'],
			['{text}', 'noName'],
			['{name}: {name}', 'twice'],
			['{text} {name}', 'textLast'],
			['{name}: {text}!', 'textLast'],
			['{name}{text}', 'together'],
			['{name}{time}', 'together'],
			['{namn}: {text}', 'unknown'],
			[`{name}${'x'.repeat(300)}`, 'tooLong']
		];
		for (const [pattern, type] of wrong) {
			const layout = patternLayout(pattern);
			expect([pattern, layout.ok || layout.error.type]).toEqual([pattern, type]);
			if (layout.ok) continue;
			const { key, values } = patternNote(layout.error);
			for (const language of languages) expect(say(key, values, language)).toMatch(/^.+\.$/u);
			const { layout: kept, notes } = findTurns(linesOf('Anna: Hej\nBo: Ja\nAnna: Nej'), 'pattern', pattern);
			expect([kept, notes[0]!.key]).toEqual(['nameColon', key]);
		}
	});

	test('every pattern answers, on any text, in time', () => {
		const piece = fc.constantFrom(
			'{name}',
			'{time}',
			'{text}',
			'{tab}',
			' ',
			':',
			'(',
			')',
			'[',
			'{',
			'a',
			'  ',
			'#'
		);
		const text = fc.array(fc.constantFrom('a', ' ', ':', '00:01', '(', '\t', '\n', '🙂', 'Anna'), {
			maxLength: 60
		});
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 9 }), text, (pieces, words) => {
				const given = words.join('');
				const { turns } = findTurns(linesOf(given), 'pattern', pieces.join(''));
				expect(turns.length).toBeLessThanOrEqual(given.length + 1);
			}),
			{ seed: 1, numRuns: 300 }
		);
		const long = linesOf(`${'a '.repeat(200_000)}\n${' :'.repeat(200_000)}\n${'((((00:'.repeat(50_000)}`);
		for (const pattern of ['{name} {time} x', '{name}  (  {time}  ) : {text}', '{name}:  :  :  : {text}'])
			expect(findTurns(long, 'pattern', pattern).layout).toBe('pattern');
	}, 30_000);

	test('a pattern holds in cues as well', async () => {
		const cues = ['anna> Hej', 'och hå', 'bo> Ja', 'anna> Nej']
			.map((line, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${line}`)
			.join('\n\n');
		const { plan, document } = await planFor(`WEBVTT\n\n${cues}`, 'a.vtt', {
			layout: 'pattern',
			pattern: '{name}> {text}'
		});
		expect([plan.layout, plan.layouts]).toEqual(['pattern', ['cues', 'pattern', 'plain']]);
		expect(spoken(document)).toEqual([
			['anna', 'Hej och hå'],
			['bo', 'Ja'],
			['anna', 'Nej']
		]);
	});
});

describe('joining cues', () => {
	const file = (cues: readonly [start: number, words: string][]) =>
		`WEBVTT\n\n${cues.map(([at, words]) => `00:${String(at).padStart(2, '0')}.000 --> 00:${String(at + 1).padStart(2, '0')}.000\n${words}`).join('\n\n')}`;
	const cues = file([
		[0, '<v Anna>Ett'],
		[1, '<v Anna>två.'],
		[4, '<v Anna>Tre'],
		[5, '<v Bo>Fyra\noch fem.'],
		[6, '<v Anna>Sex.']
	]);
	const texts = async (join: Parameters<typeof planFor>[2]) =>
		(await planFor(cues, 'a.vtt', join)).document.turns.map(({ text }) => text);

	test('by speaker, after a pause, after words, or never', async () => {
		expect(await texts({})).toEqual(['Ett två. Tre', 'Fyra och fem.', 'Sex.']);
		expect(await texts({ join: { by: 'speaker' } })).toEqual(await texts({}));
		expect(await texts({ join: { by: 'pause', ms: 2000 } })).toEqual([
			'Ett två.',
			'Tre',
			'Fyra och fem.',
			'Sex.'
		]);
		expect(await texts({ join: { by: 'pause', ms: 2001 } })).toEqual(await texts({}));
		expect(await texts({ join: { by: 'words', n: 2 } })).toEqual([
			'Ett två.',
			'Tre',
			'Fyra och fem.',
			'Sex.'
		]);
		expect(await texts({ join: { by: 'cue' } })).toEqual(['Ett', 'två.', 'Tre', 'Fyra och fem.', 'Sex.']);
	});

	test('whatever the rule, no word is lost and times stay in order', async () => {
		const rule = fc.oneof(
			fc.constant({ by: 'speaker' as const }),
			fc.constant({ by: 'cue' as const }),
			fc.integer({ min: 1, max: 9000 }).map((ms) => ({ by: 'pause' as const, ms })),
			fc.integer({ min: 1, max: 50 }).map((n) => ({ by: 'words' as const, n }))
		);
		const lines = fc.array(fc.tuple(fc.constantFrom('Hej.', 'ja nej', 'ett två tre', 'Slut!'), fc.nat(3)), {
			minLength: 1,
			maxLength: 14
		});
		await fc.assert(
			fc.asyncProperty(rule, lines, async (join, said) => {
				let at = 0;
				const written = said.map(([words, gap]): [number, string] => [(at += 1 + gap), words]);
				const { document } = await planFor(file(written), 'a.vtt', { join });
				const words = document.turns.map(({ text }) => text).join(' ');
				expect(words).toBe(said.map(([text]) => text).join(' '));
				const starts = document.turns.map(({ startTime }) => startTime!);
				expect(starts).toEqual([...starts].sort((a, b) => a - b));
			}),
			{ seed: 1, numRuns: 100 }
		);
	});
});
