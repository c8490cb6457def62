/** What the margin beside the text shows, and in which lanes. It lasts as long as the window. */
import { shownCodings } from '../core/margin-filter.ts';
import type { Coding, Guid } from '../core/records.ts';
import { inTreeOrder, withDescendants } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';

/** How stripes are put in lanes: where there is room, or each coder's or each code's beside each other. */
export type Lanes = 'fit' | 'coder' | 'code';
type Sets = readonly { readonly guid: Guid; readonly name: string; readonly codes: ReadonlySet<Guid> }[];
type Wish = { coder: string; code: string; set: string; doubly: boolean; lanes: Lanes };
type Choice = { readonly value: string; readonly label: string };

class Margin {
	/** Whose coded passages: everybody's, nobody's, or one coder's. */
	coder: 'all' | 'none' | Guid = $state('all');
	/** Of one code and what is below it, or of one set; empty for all. */
	code: Guid | '' = $state('');
	set: Guid | '' = $state('');
	/** Only passages that another coder coded too. */
	doubly = $state(false);
	lanes: Lanes = $state('fit');
	/** The code sets of the project. */
	sets: Sets = $state.raw([]);

	/** The codes to which it is narrowed; null for all. */
	readonly #codes = $derived.by((): ReadonlySet<Guid> | null => {
		const codes = session().rows?.codes ?? [];
		const below = codes.some(({ guid }) => guid === this.code) ? withDescendants(codes, this.code) : null;
		const members = this.sets.find(({ guid }) => guid === this.set)?.codes ?? null;
		if (!below || !members) return below ?? members;
		return new Set([...below].filter((code) => members.has(code)));
	});

	/** The open document's codings that are to be seen. */
	readonly codings = $derived.by((): readonly Coding[] =>
		shownCodings(session().document?.codings ?? [], {
			coder: this.coder,
			codes: this.#codes,
			doubly: this.doubly,
			consensus: session().rows?.consensus ?? null
		})
	);

	/** How many coded passages the open document has in all. */
	readonly of = $derived(
		session().document?.codings.filter(({ orphan, start }) => !orphan && start !== null).length ?? 0
	);

	/** True where something is left out. */
	readonly narrowed = $derived(this.coder !== 'all' || this.#codes !== null || this.doubly);

	/** What the menu of the margin offers, and what it does. */
	menu() {
		return {
			wish: this,
			coders: this.#coderChoices(),
			codes: this.#codeChoices(),
			sets: this.#setChoices(),
			n: this.codings.length,
			of: this.of,
			narrowed: this.narrowed,
			onwish: (wish: Partial<Wish>) => void Object.assign(this, wish),
			onall: () => void Object.assign(this, { coder: 'all', code: '', set: '', doubly: false })
		};
	}

	/** The coders of the open document to choose from: all, oneself, the others, none. */
	#coderChoices(): Choice[] {
		const guids = new Set(session().document?.codings.map(({ coder }) => coder));
		const me = device.settings.coder?.guid ?? '';
		const others = session().rows?.coders.filter(({ guid }) => guids.has(guid) && guid !== me) ?? [];
		return [
			{ value: 'all', label: say('code.stripes.all') },
			{ value: me, label: say('code.stripes.mine') },
			...others.map(({ guid, name }) => ({ value: guid, label: say('code.stripes.coder', { name }) })),
			{ value: 'none', label: say('code.stripes.none') }
		];
	}

	/** The codes to choose from, as they stand in the codebook. */
	#codeChoices(): Choice[] {
		const codes = inTreeOrder(session().rows?.codes ?? []);
		return [
			{ value: '', label: say('code.stripes.allCodes') },
			...codes.map(({ node, depth }) => ({ value: node.guid, label: '\u2003'.repeat(depth) + node.name }))
		];
	}

	/** The sets to choose from; none where there are none. */
	#setChoices(): Choice[] {
		if (!this.sets.length) return [];
		const sets = this.sets.map(({ guid, name }) => ({ value: guid, label: name }));
		return [{ value: '', label: say('code.stripes.allSets') }, ...sets];
	}
}

/** The margin of this window. */
export const margin = new Margin();
