/** The search worker: matches text that it asks of the storage worker, which stays free for edits meanwhile. */
import { Answers } from '../core/answers.ts';
import type { Guid } from '../core/records.ts';
import type { Result } from '../core/result.ts';
import { finderOf } from '../core/search/hits.ts';
import { helpings, scan } from '../core/search/scan.ts';
import type { SearchOrder, SearchReply, SearchRequest, SearchTold } from './client-search.ts';
import type { QueryName, QueryParams, QueryResult, Reply } from './protocol.ts';

const answers = new Answers();
let storage: MessagePort | null = null;
/** The newest search: an older one stops at its next helping. */
let newest = 0;

self.onmessage = ({ data }: MessageEvent<SearchRequest>) => {
	if ('port' in data) {
		storage = data.port;
		storage.onmessage = ({ data: reply }: MessageEvent<Reply>) => answers.settle(reply);
	} else {
		newest = data.id;
		void search(data.id, data.order);
	}
};

async function search(id: number, order: SearchOrder): Promise<void> {
	const tell = (told: SearchTold): void => self.postMessage({ id, told } satisfies SearchReply);
	const { wanted, filter, documents, most } = order;
	const finder = finderOf(wanted, filter.coded?.side ?? null);
	if (!finder.ok) return tell({ type: 'refused', error: finder.error });
	const { match, whole } = finder.value;
	const texts = (some: readonly Guid[]) => query('searchedTexts', { documents: some, filter, match, whole });
	let room = most;
	try {
		for await (const { hits, done } of scan(finder.value, documents, texts, () =>
			tell({ type: 'matching' })
		)) {
			if (id !== newest) return;
			const counts = new Map<Guid, number>();
			for (const { document } of hits) counts.set(document, (counts.get(document) ?? 0) + 1);
			tell({ type: 'found', hits: hits.slice(0, room), counts: [...counts], done });
			room = Math.max(0, room - hits.length);
		}
		tell({ type: 'finished' });
		await index(id, order);
	} catch {
		tell({ type: 'failed' });
	}
}

/** Has the storage worker index what is not indexed yet, a stretch at a time, so that later searches are quick. */
async function index(id: number, { documents }: SearchOrder): Promise<void> {
	for (const some of helpings(documents)) {
		let left = 1;
		while (left > 0 && id === newest) left = await query('searchIndexed', { documents: some });
	}
}

async function query<N extends QueryName>(name: N, params: QueryParams<N>): Promise<QueryResult<N>> {
	const answer = await answers.ask<Result<QueryResult<N>, { type: string }>>((id) =>
		storage?.postMessage({ id, verb: 'query', args: { name, params } })
	);
	if (!answer.ok) throw new Error(answer.error.type);
	return answer.value;
}
