/** What corrections of texts left to look at: passages and translations that lost their text, and passages whose words changed. */
import type { Change } from '../core/change.ts';
import type { Code, Coding, Guid, Memo, Translation } from '../core/records.ts';
import { unmarked, type Piece } from '../core/piece.ts';
import type { marked } from '../core/word-marks.ts';
import { say } from '../words/say.ts';
import { coding, trimmed } from './coding.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** One passage to look at. */
export type ReviewItem = {
	readonly guid: Guid;
	/** `lost` without its text, `changed` with other words, `memo` and `translation` those without their text. */
	readonly kind: 'lost' | 'changed' | 'memo' | 'translation';
	readonly document: Guid;
	readonly title: string;
	/** The number of the turn where it is or was; null where that is not known. */
	readonly turn: number | null;
	readonly code: Code | null;
	/** Who coded it, where it was somebody else. */
	readonly coder: string;
	/** The words before and now; null where they are not known, or gone. */
	readonly before: readonly Piece[] | null;
	readonly now: readonly Piece[] | null;
	/** What a translation says, and its language. */
	readonly translation: { readonly language: string; readonly text: string } | null;
	/** Where in the document it is or was. */
	readonly start: number;
};

export class Review {
	/** The list is of this document, or of the whole project. */
	wide = $state(true);
	/** The item that is looked at. */
	at: Guid | null = $state(null);
	readonly #review: Watch<'review'>;
	readonly #before: Watch<'wordsBefore'>;
	/** Tells what differs; fetched when there are words to compare. */
	#marked: typeof marked | null = $state.raw(null);

	/** Everything to look at in the project, the open document's first. */
	readonly all: readonly ReviewItem[] = $derived.by(() => {
		const found = this.#review.value;
		if (!found) return [];
		const items = [
			...found.orphans.map(({ row, turns }) =>
				itemOf('lost', row, turns[0]?.number, unmarked(row.quote), null)
			),
			...found.changed.map(({ row, turns }) => {
				const words = this.#before.value?.[row.guid];
				const { before, now } =
					words && this.#marked ? this.#marked(words, row.quote) : { before: null, now: unmarked(row.quote) };
				return itemOf('changed', row, turns[0]?.number, before, now);
			}),
			...found.memos.map(({ row, turns }) =>
				itemOf('memo', row, turns[0]?.number, unmarked(row.quote), null)
			),
			...found.translations.map(({ row, turns }) =>
				itemOf('translation', row, turns[0]?.number, unmarked(row.quote), null)
			)
		];
		const here = session().document?.guid;
		const rank = (item: ReviewItem): string => (item.document === here ? '' : `1${item.title}`);
		return items.toSorted((a, b) => rank(a).localeCompare(rank(b)) || a.start - b.start);
	});
	readonly here = $derived(this.all.filter(({ document }) => document === session().document?.guid));
	readonly items = $derived(this.wide ? this.all : this.here);

	/** Made while a component is set up; asks nothing before `ready`, so that the text comes first. */
	constructor(ready: () => boolean) {
		this.#review = new Watch(
			'review',
			() => (ready() ? { document: null, coder: null } : null),
			touchesReview
		);
		this.#before = new Watch(
			'wordsBefore',
			() => {
				const changed = this.#review.value?.changed ?? [];
				return changed.length ? { codings: changed.map(({ row }) => row.guid) } : null;
			},
			touchesReview
		);
		$effect(() => {
			if (this.#before.value && !this.#marked)
				void import('../core/word-marks.ts').then((marks) => (this.#marked = marks.marked));
		});
	}

	/** Goes to the next (1) or previous (-1) item and shows it in the text, as `show` does. */
	step(by: 1 | -1): number | null {
		const { items } = this;
		const at = items.findIndex(({ guid }) => guid === this.at);
		const next = at < 0 ? items.at(by > 0 ? 0 : -1) : items[(at + by + items.length) % items.length];
		if (next) return this.show(next);
		session().tell(say('review.none'));
		return null;
	}

	/** Shows an item in the text; its document is opened where another is read. Gives its place where it is read already. */
	show(item: ReviewItem): number | null {
		this.at = item.guid;
		const isHere = session().document?.guid === item.document;
		if (!isHere)
			place.set({
				document: item.document,
				coding: isCoding(item) ? item.guid : null,
				at: String(item.start)
			});
		else if (isCoding(item)) coding.coding = item.guid;
		return isHere ? item.start : null;
	}

	/** The words are right as they are now. */
	async confirm(items: readonly ReviewItem[]): Promise<void> {
		const guids = items.filter(({ kind }) => kind === 'changed').map(({ guid }) => guid);
		if (guids.length) await this.#away({ type: 'coding.confirm', guids }, items);
	}

	/** Puts a passage, or a translation, on the words that are selected in its document. */
	async putOnSelection(item: ReviewItem): Promise<void> {
		const { range } = coding;
		if (!range || session().document?.guid !== item.document)
			return session().tell(say('review.selectFirst'), 'warn');
		await this.#away(
			{
				type: isCoding(item) ? 'coding.resize' : 'translation.resize',
				guid: item.guid,
				...trimmed(coding.text, range.start, range.end)
			},
			[item]
		);
	}

	/** Removes a passage, a memo or a translation. */
	async remove(item: ReviewItem): Promise<void> {
		const { guid } = item;
		await this.#away(
			item.kind === 'memo' || item.kind === 'translation'
				? { type: `${item.kind}.remove`, guid }
				: { type: 'coding.remove', guids: [guid] },
			[item]
		);
	}

	/** Does something that takes items off the list; the one after them is looked at then. */
	async #away(
		order: Parameters<ReturnType<typeof session>['run']>[0],
		gone: readonly ReviewItem[]
	): Promise<void> {
		const going = new Set(gone.map(({ guid }) => guid));
		const from = this.items.findIndex(({ guid }) => going.has(guid));
		const next = this.items.slice(from).find(({ guid }) => !going.has(guid));
		const done = await session().run(order);
		if (done.ok && this.at !== null && going.has(this.at)) this.at = next?.guid ?? null;
	}
}

const isCoding = ({ kind }: ReviewItem): boolean => kind === 'lost' || kind === 'changed';

function itemOf(
	kind: ReviewItem['kind'],
	row: Coding | Memo | Translation,
	turn: number | undefined,
	before: readonly Piece[] | null,
	now: readonly Piece[] | null
): ReviewItem {
	const { codesByGuid, codersByGuid, documentsByGuid } = session();
	const document = row.document ?? '';
	return {
		guid: row.guid,
		kind,
		document,
		title: documentsByGuid.get(document)?.title ?? '',
		turn: turn ?? null,
		code: ('code' in row && codesByGuid.get(row.code ?? '')) || null,
		coder: codersByGuid.get(row.coder)?.name ?? '',
		before,
		now,
		translation: 'language' in row ? { language: row.language, text: row.text } : null,
		start: row.start ?? 0
	};
}

/** Only what loses, changes or regains its words alters the list; so does anything removed. */
function touchesReview(change: Change): boolean {
	const telling = (row: object): boolean => 'orphan' in row || 'changed' in row;
	const listed = new Set(['coding', 'memo', 'translation']);
	return (
		change.splices.length > 0 ||
		change.updated.some(({ table, before }) => listed.has(table) && telling(before)) ||
		[...change.removed, ...change.added].some(
			({ row }) => ('orphan' in row && row.orphan) || ('changed' in row && row.changed)
		)
	);
}
