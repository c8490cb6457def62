/** The steps of a random series that are about cases, attributes, speakers, recordings and pictures. */
import type { Coder } from '../../src/lib/core/records.ts';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Model } from './model.ts';
import type { Step } from './series.ts';
import type { CommandWriter } from './write-commands.ts';

/** The command of such a step; null when there is nothing for it to act on, undefined for a step of another kind. */
export function recordCommand(
	{ what, n, text }: Extract<Step, { kind: 'run' }>,
	model: Model,
	write: CommandWriter,
	coder: Coder
): object | null | false | undefined {
	const number = (at: number): number => n[at] as number;
	const pick = <T>(rows: readonly T[], at: number): T | undefined => rows[number(at) % rows.length];
	const base = { ...write.base(what, coder) };
	const [document, turn] = [pick(model.rows('document'), 1), pick(model.rows('turn'), 2)];
	const [one, other] = [pick(model.rows('case'), 3), pick(model.rows('case'), 4)];
	const speaker = pick(model.rows('speaker'), 5);
	const attribute = pick(model.rows('attribute'), 6);
	const picture = pick(model.rows('picture'), 6);
	switch (what) {
		case 'turn.split':
			return (
				(turn && {
					...base,
					guid: turn.guid,
					at: turn.start + (number(4) % (turn.end - turn.start + 1)),
					second: write.guid(),
					startTime: number(5) % 2 ? number(5) : null
				}) ??
				null
			);
		case 'turn.join':
			return turn ? { ...base, guid: turn.guid } : null;
		case 'turn.setSpeaker': {
			if (!turn) return null;
			const guids = [turn, pick(model.rows('turn'), 4)].map((some) => some?.guid);
			const fresh = {
				guid: write.guid(),
				document: turn.document,
				name: 'New',
				role: 'participant',
				case: one?.guid ?? null
			};
			return number(5) % 2
				? { ...base, guids: guids.slice(0, 1), speaker: fresh.guid, newSpeaker: fresh }
				: { ...base, guids, speaker: number(6) % 3 ? (speaker?.guid ?? null) : null, newSpeaker: null };
		}
		case 'turn.setTime':
			return turn ? { ...base, guid: turn.guid, startTime: number(4), endTime: number(5) } : null;
		case 'coding.confirm': {
			const guids = model.rows('coding').map(({ guid }) => guid);
			return guids.length > 0 && { ...base, guids };
		}
		case 'memo.resize': {
			const memo = pick(
				model.rows('memo').filter(({ target }) => target === 'passage'),
				4
			);
			return memo ? { ...base, guid: memo.guid, start: number(5) % 9, end: number(6) % 20 } : null;
		}
		case 'case.add':
			return { ...base, case: newCase(write.guid(), `Case ${number(4) % 3}`) };
		case 'case.edit':
			return one ? { ...base, guid: one.guid, fields: { summary: text, consent: 'given' } } : null;
		case 'case.remove':
			return one ? { ...base, guid: one.guid } : null;
		case 'case.merge':
			return one && other ? { ...base, from: one.guid, into: other.guid } : null;
		case 'summary.write': {
			const [code, theme] = [pick(model.rows('code'), 4), pick(model.rows('theme'), 5)];
			const column =
				theme && number(6) % 2 ? { code: null, theme: theme.guid } : { code: code?.guid, theme: null };
			return one && (column.code ?? column.theme)
				? { ...base, guid: write.guid(), case: one.guid, ...column, text }
				: null;
		}
		case 'speaker.link': {
			const fresh = newCase(write.guid(), 'Linked');
			const links = model.rows('speaker').map(({ guid }, i) => {
				return { speaker: guid, case: (number(4) + i) % 2 ? fresh.guid : (one?.guid ?? null) };
			});
			return links.length > 0 && { ...base, links, newCases: [fresh] };
		}
		case 'speaker.add':
			return document
				? {
						...base,
						speaker: {
							guid: write.guid(),
							document: document.guid,
							name: `Name ${number(4) % 3}`,
							role: 'participant',
							case: null
						}
					}
				: null;
		case 'attribute.add': {
			const type = pick(['text', 'number', 'oneOf'], 5);
			return {
				...base,
				attribute: {
					guid: write.guid(),
					name: `Attribute ${number(4) % 4}`,
					target: number(6) % 3 ? 'case' : 'document',
					type,
					options: type === 'oneOf' ? ['1', '2'] : [],
					position: 'a0'
				}
			};
		}
		case 'attribute.edit': {
			const type = pick(['text', 'number', 'ordered'], 5);
			return attribute
				? {
						...base,
						guid: attribute.guid,
						fields: { type, options: type === 'ordered' ? ['2', '3'] : [] },
						renames: [{ from: '1', to: '3' }],
						misfits: pick(['refuse', 'keep', 'remove'], 7)
					}
				: null;
		}
		case 'attribute.remove':
			return attribute ? { ...base, guid: attribute.guid } : null;
		case 'value.set': {
			if (!attribute) return null;
			const cells = model.rows(attribute.target).map(({ guid }, i) => ({
				guid: write.guid(),
				attribute: attribute.guid,
				case: attribute.target === 'case' ? guid : null,
				document: attribute.target === 'case' ? null : guid,
				value: pick(['1', ' 2 ', 'many', null], 4 + (i % 4)) ?? null
			}));
			return cells.length > 0 && { ...base, cells, newOptions: number(5) % 2 === 0 };
		}
		case 'recording.attach':
			return document
				? {
						...base,
						recording: {
							guid: write.guid(),
							document: document.guid,
							name: `sound ${number(4)}.mp3`,
							size: number(5),
							kind: 'audio',
							offset: 100 - number(6)
						}
					}
				: null;
		case 'recording.remove': {
			const recording = pick(model.rows('recording'), 4);
			return recording ? { ...base, guid: recording.guid } : null;
		}
		case 'picture.add':
			return document
				? {
						...base,
						pictures: [
							{
								guid: write.guid(),
								document: document.guid,
								turn: turn && turn.document === document.guid ? turn.guid : null,
								name: 'wall.png',
								mime: 'image/png',
								width: 2,
								height: 3,
								position: 'a0',
								data: `iVBORw0KGgo${'AB'[number(5) % 2]}`
							}
						]
					}
				: null;
		case 'picture.edit':
			return picture ? { ...base, guid: picture.guid, fields: { turn: turn?.guid ?? null } } : null;
		case 'picture.remove':
			return picture ? { ...base, guid: picture.guid } : null;
		default:
			return undefined;
	}
}
