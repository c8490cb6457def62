/**
 * After any corrections a coding that was kept covers exactly those of its characters that were not deleted, and what was
 * put in strictly between two of them. Held against a text whose every character bears a number of its own.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/lib/core/change.ts';
import type { Coding, Guid } from '../../src/lib/core/records.ts';
import { ada } from '../storage/open-desk.ts';
import { projectGuid } from '../storage/open-engine.ts';
import { Model } from './model.ts';
import { commandWriter, type Said } from './write-commands.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 5000 : 200;

it('covers its own characters that are left and what came in between them', () => {
	let kept = 0;
	let lost = 0;
	let widened = 0;
	fc.assert(
		fc.property(someTurns, someRanges, someCorrections, (said, ranges, corrections) => {
			const { model, write, document } = projectOf(said);
			const numbered = new NumberedText(model.text(document));
			const covered = new Map<Guid, Set<number>>();
			for (const [from, size] of ranges) {
				const { length } = model.text(document);
				const start = from % length;
				const end = Math.min(length, start + 1 + (size % 12));
				const code = write.code(`Code ${covered.size}`);
				model.run(write.addCode(code), ada);
				const command = write.addCoding([{ document, code: code.guid, start, end }]);
				const done = model.run(command, ada);
				// A blank passage, or one that cuts a character in two, is no coding.
				if ('type' in done) continue;
				const { guid } = command.codings[0]!;
				covered.set(guid, new Set(numbered.marks.slice(start, end)));
			}
			for (const correction of corrections) {
				const command = commandOf(correction, model, write, document);
				const done = command && model.run(command, ada);
				if (!done || 'type' in done) continue;
				for (const { at, removed, inserted } of (done as Change).splices) {
					const fresh = numbered.splice(at, removed, inserted);
					for (const marks of covered.values()) {
						const before = numbered.marks.slice(0, at).some((mark) => marks.has(mark));
						const after = numbered.marks.slice(at + inserted.length).some((mark) => marks.has(mark));
						if (before && after) for (const mark of fresh) marks.add(mark);
						if (before && after && fresh.length) widened++;
					}
				}
				expect(numbered.text).toBe(model.text(document));
			}
			for (const [guid, marks] of covered) {
				const coding = model.state.tables.coding.get(guid) as Coding;
				const left = numbered.marks.flatMap((mark, at) => (marks.has(mark) ? [at] : []));
				const words = left.map((at) => numbered.text[at]).join('');
				// What has lost every visible character is kept for review, not as a coding.
				if (coding.orphan) {
					lost++;
					continue;
				}
				kept++;
				const range = Array.from(
					{ length: coding.end! - coding.start! },
					(_, index) => coding.start! + index
				);
				expect(range).toEqual(left);
				expect(coding.quote).toBe(words);
			}
			// A coding with a visible character left that was never without one is still a coding.
			for (const [guid, marks] of covered) {
				const visible = numbered.marks.some(
					(mark, at) => mark < numbered.first && marks.has(mark) && numbered.text[at]!.trim()
				);
				if (visible) expect((model.state.tables.coding.get(guid) as Coding).orphan).toBe(false);
			}
		}),
		{ seed: 1, numRuns }
	);
	// The test has met all that it is about.
	expect(Math.min(kept, lost, widened)).toBeGreaterThan(numRuns / 10);
}, 3_600_000);

/** A text whose characters bear numbers: what is put in gets new ones, what moves keeps its own. */
class NumberedText {
	text: string;
	marks: number[];
	/** The characters of the beginning have lower numbers than this. */
	readonly first: number;
	#next: number;

	constructor(text: string) {
		this.text = text;
		this.marks = Array.from(text.split(''), (_, at) => at);
		this.first = this.#next = text.length;
	}

	/** Gives the numbers of what came in. */
	splice(at: number, removed: string, inserted: string): number[] {
		expect(this.text.slice(at, at + removed.length)).toBe(removed);
		const fresh = Array.from(inserted.split(''), () => this.#next++);
		this.marks.splice(at, removed.length, ...fresh);
		this.text = this.text.slice(0, at) + inserted + this.text.slice(at + removed.length);
		return fresh;
	}
}

type Correction =
	| { readonly kind: 'splice'; readonly at: number; readonly size: number; readonly inserted: string }
	| { readonly kind: 'split'; readonly at: number }
	| { readonly kind: 'join'; readonly at: number }
	| { readonly kind: 'replace'; readonly said: readonly Said[] };

function commandOf(
	correction: Correction,
	model: Model,
	write: ReturnType<typeof commandWriter>,
	document: Guid
): object | null {
	const text = model.text(document);
	const turns = model.rows('turn').sort((a, b) => a.start - b.start);
	if (correction.kind === 'replace') {
		const { speakers, sourceHash, turns } = write.incoming(correction.said);
		return {
			...write.base('document.replace'),
			document,
			sourceName: 'corrected.docx',
			sourceHash,
			speakers,
			turns
		};
	}
	const turn = turns[correction.at % turns.length]!;
	if (correction.kind === 'join') return { ...write.base('turn.join'), guid: turn.guid };
	const at = turn.start + (correction.at % (turn.end - turn.start + 1));
	if (correction.kind === 'split')
		return { ...write.base('turn.split'), guid: turn.guid, at, second: write.guid(), startTime: null };
	const removed = text.slice(at, Math.min(turn.end, at + correction.size));
	if (!removed && !correction.inserted) return null;
	return write.splice(document, at, removed, correction.inserted);
}

function projectOf(said: readonly Said[]) {
	const write = commandWriter();
	const model = new Model({
		guid: projectGuid,
		name: 'Study',
		created: '2026-03-01T09:00:00Z'
	} as never);
	model.state.tables.coder.set(ada.guid, ada);
	const incoming = write.incoming(said);
	const done = model.run(write.importOf([incoming]), ada);
	if ('type' in done) throw new Error(JSON.stringify(done));
	return { model, write, document: incoming.guid };
}

const piece = fc.constantFrom('a', 'b', ' ', 'word', ' and', '.', '😀', '\n', 'é', '  ');
const words = fc.array(piece, { maxLength: 12 }).map((list) => list.join(''));
const someTurns: fc.Arbitrary<Said[]> = fc
	.array(fc.tuple(fc.constantFrom('Ann', 'M', null), words), { minLength: 1, maxLength: 5 })
	.filter((turns) => turns.some(([, text]) => /\S/.test(text)));
const someRanges = fc.array(fc.tuple(fc.nat(200), fc.nat(40)), { minLength: 1, maxLength: 5 });
const someCorrections: fc.Arbitrary<Correction[]> = fc.array(
	fc.oneof(
		{
			weight: 6,
			arbitrary: fc.record({
				kind: fc.constant('splice' as const),
				at: fc.nat(500),
				size: fc.nat(9),
				inserted: words.map((text) => text.slice(0, 6).replace(/[\ud800-\udbff]$/, ''))
			})
		},
		{
			weight: 3,
			arbitrary: fc.oneof(
				fc.record({ kind: fc.constant('split' as const), at: fc.nat(500) }),
				fc.record({ kind: fc.constant('join' as const), at: fc.nat(500) })
			)
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), said: someTurns }) }
	),
	{ minLength: 1, maxLength: 8 }
);
