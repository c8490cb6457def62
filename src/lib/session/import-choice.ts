/** What the user decides about a file that was read: nothing at first, then in place of what the reader guessed. Pure. */
import type { Layout, Reading } from '../core/draft.ts';
import type { Document } from '../core/records.ts';
import type { Choice } from '../exchange/incoming.ts';
import type { Preview } from '../exchange/preview.ts';

/** What was found in a file, and what the user has decided about it. */
export type Draft = {
	readonly preview: Preview;
	/** The layout that the reader chose by itself. */
	readonly detected: Layout;
	/** What the user has set about the reading. */
	readonly reading: Reading;
	readonly choice: Choice;
};

/** Letters of one turn that a preview needs. */
const shownLetters = 1500;

/** A preview whose long turns are cut: a text without line breaks would stand in the window a second time. */
export function shortened(preview: Preview): Preview {
	const first = preview.first.map((turn) =>
		turn.text.length > shownLetters ? { ...turn, text: `${turn.text.slice(0, shownLetters)} …` } : turn
	);
	return { ...preview, first };
}

/** The choice that changes nothing of what was found. */
export function asFound({ title, kind, date, language, speakers }: Preview): Choice {
	return {
		...{ title, kind, date, language },
		speakers: speakers.map(({ name, role }) => ({ name, role, sameAs: null }))
	};
}

/** What was decided before, for a file read in another way: what the user had not touched follows the new reading. */
export function carriedOver({ preview, choice }: Draft, next: Preview): Choice {
	const found = asFound(next);
	const names = next.speakers.map(({ name }) => name);
	const indexOf = (index: number | null): number | null => {
		const at = names.indexOf(preview.speakers[index ?? -1]?.name ?? '');
		return at < 0 ? null : at;
	};
	return {
		title: choice.title,
		kind: choice.kind === preview.kind ? found.kind : choice.kind,
		date: choice.date,
		language: choice.language === preview.language ? found.language : choice.language,
		speakers: found.speakers.map((speaker) => {
			const before = choice.speakers[preview.speakers.findIndex(({ name }) => name === speaker.name)];
			return before ? { ...before, sameAs: indexOf(before.sameAs) } : speaker;
		})
	};
}

/** The choice with what was left blank filled in as it was found. */
export function finished({ preview, choice }: Draft): Choice {
	return {
		...choice,
		title: choice.title.trim() || preview.title,
		language: choice.language?.trim() || null,
		speakers: choice.speakers.map((speaker, index) => ({
			...speaker,
			name: speaker.name.trim() || (preview.speakers[index]?.name ?? '?')
		}))
	};
}

/** Files as they are taken in, each list in a step of its own: every transcript in one, then table by table. */
export function inSteps<F extends { readonly draft: Draft | null }>(files: readonly F[]): F[][] {
	const isTable = ({ draft }: F): boolean => draft?.preview.table !== undefined;
	const transcripts = files.filter((file) => !isTable(file));
	return [...(transcripts.length ? [transcripts] : []), ...files.filter(isTable).map((file) => [file])];
}

/**
 * Files with the title of the document that was made of the very same bytes: one of `documents`, or one that an earlier
 * file of the drop becomes; null where there is none. A table that is here may still hold columns that were left out, so
 * only one that stands twice in the drop is the twin of another.
 */
export function withTwins<F extends { readonly draft: Draft | null }>(
	files: readonly F[],
	documents: readonly Pick<Document, 'sourceHash' | 'title'>[]
): (F & { readonly twin: string | null })[] {
	const here = new Map(documents.map(({ sourceHash, title }) => [sourceHash, title]));
	const dropped = new Map<string, string>();
	return files.map((file) => {
		if (!file.draft) return { ...file, twin: null };
		const { preview, choice } = file.draft;
		const known = preview.table ? undefined : here.get(preview.sourceHash);
		const twin = known ?? dropped.get(preview.sourceHash) ?? null;
		if (twin === null) dropped.set(preview.sourceHash, choice.title);
		return { ...file, twin };
	});
}
