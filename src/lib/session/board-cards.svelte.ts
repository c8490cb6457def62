/** The cards and the tray of the board of themes, in words. */
import type { Coding, Guid, ThemeItem } from '../core/records.ts';
import { inTreeOrder } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';
import type { Themes } from './themes.svelte.ts';

/** The colour of a passage whose code is not known. */
const grey = '#888888';

/** A card in words; `coding` is null for a code's. */
export type WordedCard = {
	readonly item: ThemeItem;
	readonly words: string;
	readonly below: string;
	readonly color: string;
	readonly isPassage: boolean;
	readonly coding: Coding | null;
};

/** All coded passages of a code, of all coders: each by itself. */
export function passagesOf(code: Guid): number {
	return [...(session().codeCounts.get(code)?.values() ?? [])].reduce((sum, n) => sum + n, 0);
}

/** Who speaks, the turn and the document of a passage, as far as they are known. */
export function sourceOf(speaker: string | null, turn: number, document: Guid): string {
	const title = session().documentsByGuid.get(document)?.title;
	return [speaker, turn && say('transcript.turn', { number: turn }), title].filter(Boolean).join(' · ');
}

export class BoardCards {
	readonly #themes: Themes;
	/** The codes in the order of the codebook. */
	readonly tray = $derived.by(() =>
		inTreeOrder(session().rows?.codes ?? []).map(({ node: { guid, name, color }, depth }) => {
			return { id: guid, label: name, color, level: depth + 1, count: passagesOf(guid) };
		})
	);
	/** The cards of all themes. */
	readonly all: readonly WordedCard[] = $derived.by(() =>
		(this.#themes.all?.cards ?? []).flatMap(({ item, coding, turn }): readonly WordedCard[] => {
			const ofCode = item.code && this.ofCode(item.code, item);
			if (ofCode) return [ofCode];
			if (!coding) return [];
			const code = session().codesByGuid.get(coding.code);
			const source = sourceOf(turn?.speaker ?? null, turn?.number ?? 0, coding.document);
			const words = coding.quote || say('themes.passage.whole');
			const below = [code?.name, source].filter(Boolean).join(' · ');
			return [{ item, words, below, color: code?.color ?? grey, isPassage: true, coding }];
		})
	);

	constructor(themes: Themes) {
		this.#themes = themes;
	}

	/** The card of a code: of an item, or of one that is yet to be put into a theme. */
	ofCode(guid: Guid, item?: ThemeItem): WordedCard | undefined {
		const code = session().codesByGuid.get(guid);
		if (!code) return undefined;
		const made = {
			guid: crypto.randomUUID(),
			theme: '',
			code: guid,
			coding: null,
			x: null,
			y: null,
			note: ''
		};
		const below = say('themes.code.passages', { n: passagesOf(guid) });
		return { item: item ?? made, words: code.name, below, color: code.color, isPassage: false, coding: null };
	}
}
