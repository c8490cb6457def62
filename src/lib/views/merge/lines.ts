/** The lines of a merge as they are listed: by what they are about, those to be decided first. */
import type { WordEdit } from '../../core/codebook-compare.ts';
import type { Choice, MergeLine } from '../../core/codebook-merge.ts';

/** A line with what it is about by name, and the words that differ in a text. */
export type Line = MergeLine & { readonly about: string; readonly words: readonly WordEdit[] };

/** The lines about one code or set, or about the codebook itself. */
export type Group = {
	readonly id: string;
	readonly of: Line['of'];
	readonly guid: string;
	/** '' for the codebook itself and for the order of its top level. */
	readonly about: string;
	/** Passages that its code has here, of all coders. */
	readonly passages: number;
	readonly lines: readonly Line[];
};

/** The groups in the order of the plan, those with a conflict first. */
export function groupsOf(lines: readonly Line[], onlyConflicts: boolean): Group[] {
	const groups = new Map<string, Line[]>();
	for (const line of lines) {
		if (onlyConflicts && !line.conflict) continue;
		const id = `${line.of} ${line.guid}`;
		groups.set(id, [...(groups.get(id) ?? []), line]);
	}
	const all = [...groups].map(([id, lines]) => {
		const { of, guid, about } = lines[0] as Line;
		const passages = Math.max(...lines.map((line) => line.passages));
		return { id, of, guid, about, passages, lines: conflictsFirst(lines) };
	});
	const open = all.filter(({ lines }) => lines.some(({ conflict }) => conflict));
	return [...open, ...all.filter((group) => !open.includes(group))];
}

function conflictsFirst(lines: readonly Line[]): Line[] {
	return [...lines.filter(({ conflict }) => conflict), ...lines.filter(({ conflict }) => !conflict)];
}

/** The key of what a choice is called: of a code or set that one side lacks, it is taken or left. */
export function choiceKey({ kind, there }: Line, choice: Choice): string {
	if (kind === 'added') return `codebook.merge.choice.added.${choice}`;
	if (kind === 'removed') return `codebook.merge.choice.${there ? 'removed' : 'brought'}.${choice}`;
	return `codebook.merge.choice.${choice}`;
}
