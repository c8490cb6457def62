/** Commands as tests write them: short to say, with GUIDs and times of their own. */
import type { Code, Coder } from '../../src/lib/core/records.ts';
import { ada, guids } from '../storage/open-desk.ts';

export const bo: Coder = { guid: '00000000-0000-4000-8000-00000000000b', name: 'Bo', color: '#d05a1e' };

/** One turn as tests write it: who speaks (by name, or nobody) and the words. */
export type Said = readonly [string | null, string];

/** A writer of commands with its own run of GUIDs; its moments are ten minutes apart, so that nothing groups. */
export function commandWriter(prefix = 3) {
	const guid = guids(prefix);
	let now = Date.parse('2026-03-02T09:00:00Z');
	const time = (): string => new Date((now += 600_000)).toISOString();
	const base = (type: string, by: Coder = ada) => ({ type, coder: by.guid, time: time() });
	const incoming = (said: readonly Said[], title = 'Interview') => {
		const names = [...new Set(said.map(([name]) => name).filter((name) => name !== null))];
		const speakers = names.map((name) => ({
			guid: guid(),
			name,
			role: name.startsWith('M') ? 'facilitator' : 'participant',
			case: null as string | null
		}));
		return {
			guid: guid(),
			title,
			kind: 'interview',
			date: null as string | null,
			language: 'en',
			summary: '',
			sourceName: 'interview.txt',
			sourceHash: `hash ${guid()}`,
			speakers,
			turns: said.map(([name, text], i) => ({
				guid: guid(),
				speaker: name === null ? null : (speakers[names.indexOf(name)]?.guid ?? null),
				startTime: i * 1000,
				endTime: null,
				text
			}))
		};
	};
	const code = (name: string, fields: Partial<Code> = {}): Code => ({
		guid: guid(),
		parent: null,
		name,
		color: '#2f8f4e',
		key: null,
		position: 'a0',
		applicable: true,
		definition: '',
		include: '',
		exclude: '',
		example: '',
		borderline: '',
		translations: {},
		...fields
	});
	return {
		guid,
		time,
		base,
		incoming,
		code,
		importOf: (documents: readonly ReturnType<typeof incoming>[], more: object = {}) => ({
			...base('document.import'),
			documents,
			cases: [],
			attributes: [],
			values: [],
			...more
		}),
		addCode: (row: Code) => ({ ...base('code.add'), code: row }),
		addCoding: (
			places: readonly {
				document: string;
				code: string;
				start: number;
				end: number;
				coder?: string;
				guid?: string;
			}[],
			newCode: Code | null = null,
			by: Coder = ada
		) => ({
			...base('coding.add', by),
			codings: places.map((place) => ({ guid: guid(), coder: by.guid, ...place })),
			newCode
		}),
		splice: (document: string, at: number, removed: string, inserted: string) => ({
			...base('document.splice'),
			document,
			at,
			removed,
			inserted
		}),
		addMemo: (target: string, about: string | null, range: { start: number; end: number } | null = null) => ({
			...base('memo.add'),
			guid: guid(),
			target,
			about,
			range,
			title: 'Memo',
			body: '',
			memoType: 'analytic'
		})
	};
}
export type CommandWriter = ReturnType<typeof commandWriter>;
