/** What a merge would do, in sentences. */
import { say } from '../../words/say.ts';

/** The numbers of a merge: what moves, what becomes one, and where the code comes into. */
export type MergeNumbers = {
	readonly passages: number;
	readonly unions: readonly unknown[];
	readonly memos: number;
	readonly children: number;
	readonly sets: number;
	readonly themes: number;
};

/** One sentence for each thing that would change besides the codes themselves, the passages always. */
export function mergeSentences(preview: MergeNumbers, into: string): string[] {
	const { passages, unions, memos, children, sets, themes } = preview;
	return [
		say('code.merge.passages', { n: passages, into }),
		unions.length ? say('code.merge.unions', { n: unions.length }) : '',
		children ? say('code.merge.children', { n: children, into }) : '',
		memos ? say('code.merge.memos', { n: memos, into }) : '',
		sets ? say('code.merge.sets', { n: sets, into }) : '',
		themes ? say('code.merge.themes', { n: themes, into }) : ''
	].filter(Boolean);
}
