/** One case's page: which part of it is shown, what the case said, its coded passages and its memos. */
import type { Guid } from '../core/records.ts';
import { device } from './device.svelte.ts';
import { memoKeeper, removeMemo, wordsOf } from './memos.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';
import { say } from '../words/say.ts';

/** How many passages a list grows by. */
const page = 100;
const tabs = ['said', 'passages', 'memos'] as const;
export type CaseTab = (typeof tabs)[number];

export class CasePage {
	readonly tab: CaseTab = $derived(tabs.find((one) => one === place.values.tab) ?? 'said');
	/** The memo begun last, which gets the focus. */
	fresh: Guid | null = $state(null);
	limit = $state(page);
	readonly #of: () => Guid | null;

	readonly #about: Watch<'case'>;
	readonly passages: Watch<'passages'>;

	/** Its turns, document by document; null while they are read. */
	readonly turns = $derived.by(() => this.#about.value?.turns ?? null);

	/** Made while a component is set up; `of` gives null to ask nothing. */
	constructor(of: () => Guid | null) {
		this.#of = of;
		this.#about = new Watch('case', () => {
			const guid = of();
			return guid ? { guid } : null;
		});
		this.passages = new Watch('passages', () => {
			const guid = of();
			if (!guid) return null;
			const within = { documents: null, cases: [guid], facilitators: 'in' as const };
			return { codes: null, documents: null, coder: this.coder, within, limit: this.limit, offset: 0 };
		});
	}

	/** Whose passages: one's own where there are any, else all coders', each by name. */
	readonly coder: Guid | null = $derived.by(() => {
		const own = device.settings.coder?.guid ?? null;
		const counts = [...session().documentCounts.values()];
		return counts.some((byCoder) => (byCoder.get(own ?? '') ?? 0) > 0) ? own : null;
	});

	readonly memos = $derived.by(() => {
		const guid = this.#of();
		const { rows, casesByGuid, codersByGuid } = session();
		const about = casesByGuid.get(guid ?? '')?.name ?? '';
		return (rows?.memos ?? [])
			.filter((memo) => memo.target === 'case' && memo.case === guid)
			.map((memo) => {
				const words = wordsOf(memo);
				const label = memo.title.trim() || words.split('\n')[0]?.slice(0, 200) || say('memos.untitled');
				const author = codersByGuid.get(memo.coder)?.name ?? '';
				return {
					id: memo.guid,
					memo,
					words,
					about,
					within: '',
					color: null,
					href: null,
					codeHref: null,
					author,
					label
				};
			});
	});
	readonly keeper = memoKeeper;

	/** Asks for more passages. */
	more(): void {
		if (!this.passages.waiting && this.limit < (this.passages.value?.total ?? 0)) this.limit += page;
	}

	async addMemo(): Promise<void> {
		const about = this.#of();
		if (!about) return;
		const guid = crypto.randomUUID();
		// Its sheet is drawn with the rows that come before the answer.
		this.fresh = guid;
		await session().run({
			type: 'memo.add',
			guid,
			target: 'case',
			about,
			range: null,
			title: '',
			body: '',
			memoType: 'analytic'
		});
	}

	async removeMemo(guid: Guid): Promise<void> {
		await removeMemo(guid);
	}
}
