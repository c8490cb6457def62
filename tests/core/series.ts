/** Random series of commands: each step is a kind and a few numbers, read against the project as it then is. */
import fc from 'fast-check';
import type { Coder, Coding } from '../../src/lib/core/records.ts';
import { ada } from '../storage/open-desk.ts';
import type { Model } from './model.ts';
import { codebookCommand } from './series-codebook.ts';
import { recordCommand } from './series-records.ts';
import { textCommand } from './series-texts.ts';
import { bo, type CommandWriter, type Said } from './write-commands.ts';

const words = fc.string({
	unit: fc.constantFrom('a', 'b', 'Ö', ' ', '.', '\n', '😀', '\u00a0', '𝔘'),
	maxLength: 12
});

/** What is said in a document: empty turns, blanks, line feeds, letters of two units, turns by nobody. */
export const someTurns: fc.Arbitrary<Said[]> = fc.array(
	fc.tuple(fc.constantFrom('Ann', 'Bob', 'M', null), words),
	{ maxLength: 5 }
);

const number = fc.nat({ max: 10_000 });

export type Step =
	| { readonly kind: 'undo' | 'redo' }
	| {
			readonly kind: 'run';
			readonly what: string;
			readonly n: readonly number[];
			readonly text: string;
			readonly turns: Said[];
	  };

const kinds = (
	[
		['coding.add', 10],
		['coding.addMany', 2],
		['coding.resize', 4],
		['coding.remove', 2],
		['coding.split', 4],
		['document.splice', 8],
		['document.import', 1],
		['document.edit', 1],
		['document.remove', 1],
		['code.add', 2],
		['code.edit', 1],
		['code.move', 1],
		['code.remove', 1],
		['code.removeMany', 1],
		['code.recolor', 1],
		['codebook.import', 1],
		['code.merge', 2],
		['code.split', 2],
		['code.order', 1],
		['coding.recode', 3],
		['coding.edit', 1],
		['recheck.open', 2],
		['recheck.decide', 3],
		['codeSet.add', 1],
		['codeSet.setMembers', 1],
		['codeSet.remove', 1],
		['theme.add', 1],
		['theme.place', 2],
		['theme.remove', 1],
		['themeLink.add', 1],
		['codebookVersion.add', 1],
		['codebook.restore', 1],
		['memo.add', 3],
		['memo.edit', 1],
		['memo.remove', 1],
		['turn.split', 4],
		['turn.join', 4],
		['turn.setSpeaker', 2],
		['turn.setTime', 1],
		['document.replace', 3],
		['coding.confirm', 1],
		['memo.resize', 1],
		['case.add', 2],
		['case.edit', 1],
		['case.remove', 1],
		['case.merge', 1],
		['summary.write', 4],
		['speaker.link', 2],
		['speaker.add', 1],
		['attribute.add', 1],
		['attribute.edit', 1],
		['attribute.remove', 1],
		['value.set', 2],
		['recording.attach', 1],
		['recording.remove', 1],
		['picture.add', 1],
		['picture.edit', 1],
		['picture.remove', 1],
		['speaker.edit', 1],
		['speaker.merge', 1],
		['assignment.set', 1],
		['assignment.assign', 1],
		['assignment.remove', 1],
		['units.divide', 3],
		['units.split', 2],
		['units.join', 2],
		['units.lock', 1],
		['units.unlock', 2],
		['units.clear', 1],
		['translation.add', 3],
		['translation.edit', 1],
		['translation.resize', 1],
		['translation.remove', 1],
		['coder.edit', 1],
		['coder.merge', 1],
		['consensus.add', 2],
		['consensus.fill', 2],
		['project.rename', 1],
		['project.approach', 1]
	] as const
).flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

export const someSteps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('redo' as const) }) },
		{
			weight: 10,
			arbitrary: fc.record({
				kind: fc.constant('run' as const),
				what: fc.constantFrom(...kinds),
				n: fc.array(number, { minLength: 8, maxLength: 8 }),
				text: words,
				turns: someTurns
			})
		}
	),
	{ minLength: 1, maxLength: 40, size: 'max' }
);

/** What a document says, with a turn left out, another taken apart and words put in. */
function edited(model: Model, document: string, n: readonly number[], text: string): Said[] {
	const turns = model.rows('turn').filter((turn) => turn.document === document);
	turns.sort((a, b) => a.start - b.start);
	const names = new Map(model.rows('speaker').map((speaker) => [speaker.guid, speaker.name]));
	return turns.flatMap(({ speaker, start, end }, i): Said[] => {
		const words = model.text(document).slice(start, end);
		const name = speaker ? (names.get(speaker) as string) : null;
		const what = ((n[4] as number) + i * (n[5] as number)) % 5;
		const at = words.indexOf(' ') + 1;
		if (what === 1) return [];
		if (what === 2) return [[name, words.slice(0, at)] as const, [name, words.slice(at)] as const];
		if (what === 3) return [[name, words.slice(0, at) + text + words.slice(at)]];
		return [[name, words]];
	});
}

/** The command that a step stands for; null when the project holds nothing for it to act on. */
export function commandOf(
	step: Extract<Step, { kind: 'run' }>,
	model: Model,
	write: CommandWriter
): { command: object; coder: Coder } | null {
	const { what, n, text, turns } = step;
	const coder = (n[0] as number) % 3 ? ada : bo;
	const pick = <T>(rows: readonly T[], at: number): T | undefined => rows[(n[at] as number) % rows.length];
	const document = pick(model.rows('document'), 1);
	const code = pick(model.rows('code'), 2);
	const coding = pick(model.rows('coding'), 3);
	const range = (of: string | undefined, at: number): { start: number; end: number } => {
		const length = of ? model.text(of).length : 0;
		const start = (n[at] as number) % (length + 1);
		return { start, end: Math.min(length, start + ((n[at + 1] as number) % 12)) };
	};
	const base = (type: string) => write.base(type, coder);
	const given = (command: object | null | undefined | false) => (command ? { command, coder } : null);
	for (const of of [recordCommand, codebookCommand, textCommand]) {
		const about = of(step, model, write, coder);
		if (about !== undefined) return given(about);
	}
	switch (what) {
		case 'coding.add':
			return given(
				document &&
					code && {
						...write.addCoding(
							[{ document: document.guid, code: code.guid, ...range(document.guid, 4) }],
							null,
							coder
						),
						auto: (n[6] as number) % 3 === 0
					}
			);
		case 'coding.addMany':
			return given(
				document &&
					code &&
					write.addCoding(
						[2, 4, 6].map((at) => ({
							document: document.guid,
							code: code.guid,
							...range(document.guid, at - 1)
						})),
						(n[7] as number) % 2 ? write.code(`New ${n[7]}`, { parent: code.guid }) : null,
						coder
					)
			);
		case 'coding.resize':
			return given(coding && { ...base(what), guid: coding.guid, ...range((coding as Coding).document, 4) });
		case 'coding.remove': {
			const guids = [coding, pick(model.rows('coding'), 4)].flatMap((one) => (one ? [one.guid] : []));
			return given(guids.length > 0 && { ...base(what), guids });
		}
		case 'document.splice': {
			if (!document) return null;
			const { start, end } = range(document.guid, 4);
			const cut = (n[6] as number) % 3 ? end : start;
			return given({
				...base(what),
				document: document.guid,
				at: start,
				removed: model.text(document.guid).slice(start, cut),
				inserted: text
			});
		}
		case 'document.replace': {
			if (!document) return null;
			const file = write.incoming((n[6] as number) % 3 ? edited(model, document.guid, n, text) : turns);
			const { speakers, sourceName } = file;
			const sourceHash = (n[7] as number) % 2 ? document.sourceHash : file.sourceHash;
			const said = file.turns.map((turn, i) => ({ ...turn, startTime: (n[7] as number) % 5 ? i : null }));
			return given({ ...base(what), document: document.guid, sourceName, sourceHash, speakers, turns: said });
		}
		case 'document.import':
			return given({ ...write.importOf([write.incoming(turns)]), coder: coder.guid });
		case 'document.edit':
			return given(document && { ...base(what), guid: document.guid, fields: { summary: text } });
		case 'document.remove':
			return given(document && { ...base(what), guid: document.guid });
		case 'code.add':
			return given({
				...base(what),
				code: write.code(`Code ${n[4]}`, { parent: (n[5] as number) % 2 && code ? code.guid : null })
			});
		case 'code.edit':
			return given(
				code && {
					...base(what),
					guid: code.guid,
					fields: { definition: text, key: (n[4] as number) % 2 ? 'r' : null }
				}
			);
		case 'code.move':
			return given(
				code && {
					...base(what),
					guid: code.guid,
					parent: (n[5] as number) % 4 ? (pick(model.rows('code'), 4)?.guid ?? null) : null,
					position: `a${(n[6] as number) % 9}`
				}
			);
		case 'code.remove':
			return given(
				code && {
					...base(what),
					guid: code.guid,
					...((n[4] as number) % 2 && { passages: 'toParent' })
				}
			);
		case 'code.removeMany':
		case 'code.recolor': {
			const guids = [code, pick(model.rows('code'), 5)].flatMap((one) => one?.guid ?? []);
			const passages = (n[4] as number) % 2 ? 'toParent' : 'remove';
			const rest = what === 'code.recolor' ? { color: '#123456' } : { passages };
			return given(code && { ...base(what), guids, ...rest });
		}
		case 'codebook.import': {
			const top = write.code(`Top ${n[4]}`, { key: 'r' });
			return given({
				...base(what),
				name: 'Book',
				codes: [write.code('Below', { parent: top.guid }), top],
				memo: null,
				version: null
			});
		}
		case 'memo.add': {
			const targets = [
				['project', null],
				['document', document?.guid],
				['passage', document?.guid],
				['code', code?.guid],
				['coding', coding?.guid]
			] as const;
			const [target, about] = pick(targets, 4) as (typeof targets)[number];
			if (about === undefined) return null;
			const place = target === 'passage' ? range(about as string, 5) : null;
			return given({ ...write.addMemo(target, about, place), coder: coder.guid });
		}
		case 'memo.edit':
		case 'memo.remove': {
			const memo = pick(model.rows('memo'), 4);
			return given(
				memo && { ...base(what), guid: memo.guid, ...(what === 'memo.edit' ? { body: text } : {}) }
			);
		}
		case 'speaker.edit': {
			const speaker = pick(model.rows('speaker'), 4);
			return given(speaker && { ...base(what), guid: speaker.guid, fields: { name: `Name ${n[5]}` } });
		}
		case 'speaker.merge': {
			const [from, into] = [pick(model.rows('speaker'), 4), pick(model.rows('speaker'), 5)];
			return given(from && into && { ...base(what), from: from.guid, into: into.guid });
		}
		case 'assignment.set':
			return given(
				document && {
					...base(what),
					guid: write.guid(),
					document: document.guid,
					state: pick(['reading', 'coding'], 5)
				}
			);
		case 'coder.merge':
			return given({ ...base(what), from: (coder.guid === ada.guid ? bo : ada).guid, into: coder.guid });
		case 'consensus.add': {
			const agreed = pick(model.rows('coding'), 4);
			return given(agreed && { ...base(what), codings: [agreed.guid], called: 'Consensus' });
		}
		case 'consensus.fill': {
			const documents = model.rows('document').map(({ guid }) => guid);
			return given({ ...base(what), documents, least: pick(['all', 'two'], 4), called: 'Consensus' });
		}
		case 'coder.edit':
			return given({ ...base(what), guid: coder.guid, fields: { name: `Coder ${n[4]}` } });
		default:
			return given({ ...base('project.rename'), name: `Study ${n[4]}` });
	}
}
