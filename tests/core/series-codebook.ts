/** The steps of a random series that are about the codebook as a whole, sets, re-checking and themes. */
import { canonical, versionIdOf } from '../../src/lib/core/codebook.ts';
import { rowsToCodebook } from '../../src/lib/core/codebook-rows.ts';
import { inOrder } from '../../src/lib/core/code-texts.ts';
import type { Coder } from '../../src/lib/core/records.ts';
import type { Model } from './model.ts';
import type { Step } from './series.ts';
import type { CommandWriter } from './write-commands.ts';

/** The command of such a step; null when there is nothing for it to act on, undefined for a step of another kind. */
export function codebookCommand(
	{ what, n, text }: Extract<Step, { kind: 'run' }>,
	model: Model,
	write: CommandWriter,
	coder: Coder
): object | null | undefined {
	const number = (at: number): number => n[at] as number;
	const pick = <T>(rows: readonly T[], at: number): T | undefined => rows[number(at) % rows.length];
	const base = write.base(what, coder);
	const codes = model.rows('code');
	const [one, other] = [pick(codes, 2), pick(codes, 4)];
	const codings = model.rows('coding').filter((_, i) => (number(3) + i) % 3 > 0);
	const set = pick(model.rows('codeSet'), 5);
	const [theme, second] = [pick(model.rows('theme'), 5), pick(model.rows('theme'), 6)];
	const guids = codings.map(({ guid }) => guid);
	switch (what) {
		case 'code.merge':
			return one && other
				? {
						...base,
						codes: [one.guid, pick(codes, 5)?.guid],
						into: other.guid,
						joinMemos: number(6) % 2 === 0
					}
				: null;
		case 'code.split': {
			if (!one || !other) return null;
			const fresh = write.code(`Part ${number(4)}`);
			const passages = model
				.rows('coding')
				.filter(({ code }) => code === one.guid)
				.map(({ guid }, i) => {
					const targets = [[fresh.guid], [other.guid, fresh.guid], [fresh.guid, one.guid]];
					const to = [...new Set(targets[(number(5) + i) % 3])];
					return { coding: guid, codes: to, copies: to.slice(1).map(() => write.guid()) };
				});
			return { ...base, code: one.guid, newCodes: [fresh], passages, remove: number(6) % 2 === 0 };
		}
		case 'code.order': {
			const list = codes.filter((_, i) => (number(5) + i) % 2).map(({ guid }) => guid);
			return {
				...base,
				lists: [{ parent: number(6) % 2 ? null : (one?.guid ?? null), codes: list.reverse() }]
			};
		}
		case 'coding.recode':
			return one && guids.length
				? {
						...base,
						guids,
						code: one.guid,
						newCode: null,
						copies: number(6) % 2 ? guids.map(() => write.guid()) : null
					}
				: null;
		case 'coding.edit':
			return guids.length
				? { ...base, guids, fields: { star: number(5) % 2 === 0, condensation: text } }
				: null;
		case 'recheck.open':
			return one ? { ...base, guid: write.guid(), code: one.guid, before: inOrder(one) } : null;
		case 'recheck.decide': {
			const decision = ['keep', 'move', 'uncode'][number(5) % 3];
			return guids.length
				? { ...base, guids, decision, code: decision === 'move' ? (other?.guid ?? null) : null }
				: null;
		}
		case 'codeSet.add': {
			const row = { guid: write.guid(), name: `Set ${number(4)}`, color: '#2f8f4e', note: text };
			const rule = { exclusive: number(5) % 2 === 0, residual: one?.guid ?? null, position: 'a0' };
			return { ...base, set: { ...row, ...rule }, codes: one && other ? [one.guid, other.guid] : [] };
		}
		case 'codeSet.setMembers':
			return set
				? {
						...base,
						guid: set.guid,
						codes: codes.filter((_, i) => (number(6) + i) % 2).map(({ guid }) => guid)
					}
				: null;
		case 'codeSet.remove':
			return set ? { ...base, guid: set.guid } : null;
		case 'theme.add': {
			const row = { guid: write.guid(), name: `Theme ${number(4)}`, idea: text, boundaries: '' };
			return { ...base, theme: { ...row, status: 'candidate', position: 'a0' }, items: [] };
		}
		case 'theme.place': {
			if (!theme) return null;
			const place = { theme: theme.guid, x: number(6), y: 1, note: text };
			const old = model.rows('themeItem').filter((_, i) => (number(7) + i) % 2);
			const fresh = [
				...(one ? [{ guid: write.guid(), code: one.guid, coding: null }] : []),
				...guids.map((coding) => ({ guid: write.guid(), code: null, coding }))
			];
			const items = [...old, ...fresh].map((item) => ({ ...item, ...place }));
			return items.length ? { ...base, items } : null;
		}
		case 'theme.remove':
			return theme ? { ...base, guid: theme.guid } : null;
		case 'themeLink.add':
			return theme && second
				? { ...base, link: { guid: write.guid(), from: theme.guid, to: second.guid, label: text } }
				: null;
		case 'codebookVersion.add': {
			const rows = { codes, sets: model.rows('codeSet'), members: model.rows('codeSetMember') };
			const content = canonical({ name: {}, memo: {}, ...rowsToCodebook(rows, 'en') });
			const version = { guid: write.guid(), codebook: write.guid(), version: versionIdOf(content) };
			const about = { parents: [], name: '', author: coder.guid, date: base.time, note: text };
			return {
				...base,
				version: { ...version, ...about, origin: 'named', content: JSON.stringify(content) }
			};
		}
		case 'codebook.restore': {
			const version = pick(model.rows('codebookVersion'), 5);
			return version ? { ...base, guid: version.guid, language: 'en' } : null;
		}
		default:
			return undefined;
	}
}
