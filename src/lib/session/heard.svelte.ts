/** What a key led to in the text, said to those who cannot see it. It is drawn nowhere; the status bar says the rest. */
import type { Coding } from '../core/records.ts';
import { say } from '../words/say.ts';
import type { ActionId } from './actions.svelte.ts';
import { coding, type Span } from './coding.svelte.ts';
import { margin } from './margin.svelte.ts';
import { session } from './project.svelte.ts';

/** Of a longer passage so many words at either end are said. */
const ends = 6;
/** So many characters around a hit are said. */
const around = 60;

class Heard {
	/** The last sentence; the count sets two alike apart. */
	last = $state.raw({ message: '', count: 0 });

	/** Says the turn that is read: who speaks, its number, its codes, its words. */
	turn(): void {
		const turn = session().document?.turns[coding.turn];
		if (!turn) return;
		this.#tell([placeOf(coding.turn), codesOn(turn), turn.text].filter(Boolean).join('. '));
	}

	/** Says what is selected. */
	selection({ start, end }: Span): void {
		this.#tell(say('heard.selected', { words: inShort(coding.text.slice(start, end)) }));
	}

	/** Says the selected coded passage: its code, coder and turn, a star, its words. */
	passage({ code, coder, start, star, quote }: Coding): void {
		const { codesByGuid, codersByGuid } = session();
		const names = { code: codesByGuid.get(code)?.name ?? '', coder: codersByGuid.get(coder)?.name ?? '' };
		const stripe = say('transcript.stripe', { ...names, turn: turnAt(start ?? 0) + 1 });
		this.#tell([stripe, star && say('transcript.starred'), inShort(quote)].filter(Boolean).join('. '));
	}

	/** Says what a coded passage covers now. */
	range({ start, end }: Span): void {
		this.#tell(say('heard.range', { words: inShort(coding.text.slice(start, end)) }));
	}

	/** Says where a hit stands. */
	hit({ start, end }: Span): void {
		const words = coding.text.slice(Math.max(0, start - around), end + around);
		this.#tell(`${placeOf(turnAt(start))}. ${words}`);
	}

	#tell(message: string): void {
		this.last = { message, count: this.last.count + 1 };
	}
}

/** What is heard in this window. */
export const heard = new Heard();

/** What keys do, each followed by what it led to: another passage, other words, another turn. */
export function followed(bindings: Partial<Record<ActionId, () => void>>): typeof bindings {
	const after =
		(act: () => void): (() => void) =>
		() => {
			const { range, turn, coding: passage } = coding;
			act();
			const { selected } = coding;
			if (selected && selected.guid !== passage) heard.passage(selected);
			else if (coding.range && !alike(coding.range, range)) heard.selection(coding.range);
			else if (coding.turn !== turn) heard.turn();
		};
	return Object.fromEntries(
		// Where keys are those of any editor, a screen reader says itself what they led to.
		Object.entries(bindings).map(([id, act]) => [id, id.startsWith('cursor.') ? act : after(act)])
	);
}

const alike = (a: Span, b: Span | null): boolean => a.start === b?.start && a.end === b.end;

function turnAt(offset: number): number {
	return session().document?.turns.findLastIndex(({ start }) => start <= offset) ?? 0;
}

/** Who speaks in a turn, and its number. */
function placeOf(index: number): string {
	const { document, speakersByGuid } = session();
	const speaker = speakersByGuid.get(document?.turns[index]?.speaker ?? '')?.name;
	return [speaker, say('transcript.turn', { number: index + 1 })].filter(Boolean).join(', ');
}

/** The codes that are shown on a turn, by name. */
function codesOn(turn: Span): string {
	const { codesByGuid } = session();
	const on = margin.codings.filter(
		({ start, end, orphan }) => !orphan && start !== null && start < turn.end && end! > turn.start
	);
	const names = [...new Set(on.map(({ code }) => codesByGuid.get(code)?.name ?? ''))];
	return say('transcript.codes', { n: names.length, codes: names.join(', ') });
}

/** All words of a short passage; of a longer one those at its ends. */
function inShort(text: string): string {
	const words = text.split(/\s+/).filter(Boolean);
	if (words.length <= 2 * ends + 2) return words.join(' ');
	return `${words.slice(0, ends).join(' ')} … ${words.slice(-ends).join(' ')}`;
}
