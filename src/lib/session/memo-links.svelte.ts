/** The links in memos: what each leads to and is called now, what they may lead to, and going there. */
import type { ProjectLink } from '../core/memo-blocks.ts';
import type { Code, Coding, Guid } from '../core/records.ts';
import { pathTo } from '../core/tree.ts';
import type { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

type Address = (route: 'code' | 'codebook' | 'cases', values: Parameters<typeof place.link>[0]) => string;
type Thing = {
	readonly name: string;
	readonly hint: string;
	readonly color: string | null;
	readonly href: string;
};
type Choice = ProjectLink & Omit<Thing, 'href'>;
/** What a name of a passage is made of. */
type Quoted = Pick<Coding, 'guid' | 'code' | 'document' | 'quote'>;

/** At most so many characters of a passage name it. */
const longest = 60;
/** So many passages of a code, a document or a case are offered. */
const most = 500;

export class MemoLinks {
	readonly #address: Address;
	readonly #go: (href: string) => void;
	/** The coded passages that somebody asked about. */
	#wanted: readonly Guid[] = $state.raw([]);
	readonly #watch = new Watch('linkedCodings', () =>
		this.#wanted.length ? { codings: this.#wanted } : null
	);
	readonly #codings = $derived(new Map(this.#watch.value?.map(({ guid, coding }) => [guid, coding])));
	/** Shows a coded passage of the document that is read, where one reads; null elsewhere. */
	#show: ((coding: Guid) => void) | null = null;

	/** Made while a component is set up. `address` gives the address of a page, `go` leads there. */
	constructor(address: Address, go: (href: string) => void) {
		this.#address = address;
		this.#go = go;
	}

	/** What a link leads to; null where that is gone, undefined until it is known. */
	find = ({ to, guid }: ProjectLink): Thing | null | undefined => {
		const { codesByGuid, casesByGuid, documentsByGuid } = session();
		const code = codesByGuid.get(guid);
		const document = documentsByGuid.get(guid);
		const one = casesByGuid.get(guid);
		const plain = { hint: '', color: null };
		if (to === 'coding') return this.#passage(guid);
		if (to === 'code' && code) return { ...ofCode(code), href: this.#address('codebook', { code: guid }) };
		if (to === 'document' && document)
			return { ...plain, name: document.title, href: this.#address('code', { document: guid }) };
		if (to === 'case' && one)
			return { ...plain, name: one.name, href: this.#address('cases', { case: guid }) };
		return null;
	};

	/** Codes, cases, documents, and the coded passages of the document read last. */
	choices = (): Choice[] => {
		const { rows, document } = session();
		if (!rows) return [];
		const plain = { hint: '', color: null };
		return [
			...rows.codes.map((code): Choice => ({ to: 'code', guid: code.guid, ...ofCode(code) })),
			...rows.cases.map(({ guid, name }): Choice => ({ to: 'case', guid, name, ...plain })),
			...rows.documents.map(({ guid, title }): Choice => ({ to: 'document', guid, name: title, ...plain })),
			...(document?.codings ?? []).filter(({ orphan }) => !orphan).map(choiceOf)
		];
	};

	/** The coded passages of a code, a document or a case, by all coders. */
	passages = async ({ to, guid }: ProjectLink): Promise<Choice[]> => {
		const { passages } = await session().query('passages', {
			codes: to === 'code' ? [guid] : null,
			documents: to === 'document' ? [guid] : null,
			coder: null,
			...(to === 'case' ? { within: { documents: null, cases: [guid], facilitators: 'in' as const } } : {}),
			limit: most,
			offset: 0
		});
		return passages.map((passage) => choiceOf({ ...passage, guid: passage.coding }));
	};

	/** Goes to what a link leads to. */
	open = (link: ProjectLink): void => {
		const thing = this.find(link);
		const isRead = session().document?.codings.some(({ guid }) => guid === link.guid) ?? false;
		if (this.#show && isRead) this.#show(link.guid);
		else if (thing) this.#go(thing.href);
	};

	/** Lets who shows a text show passages of it without leaving it; gives what takes that back. */
	showBy(show: (coding: Guid) => void): () => void {
		this.#show = show;
		return () => {
			if (this.#show === show) this.#show = null;
		};
	}

	#passage(guid: Guid): Thing | null | undefined {
		const read = session().document?.codings.find((coding) => coding.guid === guid);
		const coding = read ?? this.#codings.get(guid);
		if (coding === undefined && !this.#wanted.includes(guid)) {
			// Who asks may be deriving, and must not change anything meanwhile.
			queueMicrotask(() => (this.#wanted = [...new Set([...this.#wanted, guid])]));
		}
		if (!coding) return coding;
		const { document, start } = coding;
		const at = start === null ? null : String(start);
		const { name, hint, color } = choiceOf(coding);
		return { name, hint, color, href: this.#address('code', { document, at, coding: guid }) };
	}
}

function ofCode(code: Code): Omit<Thing, 'href'> {
	const above = pathTo(session().codesByGuid, code.guid).slice(0, -1);
	return { name: code.name, hint: above.map(({ name }) => name).join(' / '), color: code.color };
}

function choiceOf({ guid, code, document, quote }: Quoted): Choice {
	const { codesByGuid, documentsByGuid } = session();
	const one = codesByGuid.get(code);
	const title = documentsByGuid.get(document)?.title ?? '';
	const words = quote.replace(/\s+/g, ' ').trim() || title;
	const short = words.length > longest ? `${words.slice(0, longest).replace(/\s*\S*$/, '')} …` : words;
	return {
		to: 'coding',
		guid,
		name: `“${short}”`,
		hint: [one?.name, title].filter(Boolean).join(' · '),
		color: one?.color ?? null
	};
}
