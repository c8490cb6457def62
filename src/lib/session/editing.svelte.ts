/** Editing the open transcript: whether one does, the commands that edits become, and a turn's speaker and time. */
import type { Guid, Speaker, SpokenTurn } from '../core/records.ts';
import { say } from '../words/say.ts';
import { coding } from './coding.svelte.ts';
import { session, type Order } from './project.svelte.ts';
import { repeat, takeBack } from './undoing.ts';

/** Who is to speak in a turn: somebody of the document, somebody new by name, or nobody known. */
export type SpeakerChoice = { readonly guid: Guid } | { readonly name: string } | null;

/** When a turn begins and ends, in milliseconds. */
export type TurnTime = Pick<SpokenTurn, 'startTime' | 'endTime'>;

class EditingDesk {
	/** The words of the open document may be edited. */
	on = $state(false);
	/** The turn whose speaker and time are asked for. */
	asked: SpokenTurn | null = $state.raw(null);

	/** Where the transcript's edits go. Each answers once the rows show what it did. */
	readonly host = {
		splice: (at: number, removed: string, inserted: string): Promise<boolean> => {
			const document = session().document?.guid ?? '';
			return this.#run({ type: 'document.splice', document, at, removed, inserted });
		},
		split: async (guid: Guid, at: number): Promise<Guid | null> => {
			const second = crypto.randomUUID();
			return (await this.#run({ type: 'turn.split', guid, at, second, startTime: null })) ? second : null;
		},
		join: (guid: Guid): Promise<boolean> => this.#run({ type: 'turn.join', guid }),
		hold: (save: () => Promise<void>): (() => void) => session().hold('transcript words', save),
		undo: (): void => void takeBack(),
		redo: (): void => void repeat(),
		leave: (): void => void this.toggle(false),
		tellOneTurn: (): void => session().tell(say('edit.oneTurn'), 'warn')
	};

	/** Begins or ends with editing; words that are not saved yet are saved first. */
	async toggle(on = !this.on): Promise<void> {
		if (!on) await session().settle();
		if (on !== this.on) session().tell(say(on ? 'edit.began' : 'edit.ended'));
		this.on = on;
	}

	/** Asks for the speaker and time of the turn that is read. */
	ask(): void {
		this.asked = session().document?.turns[coding.turn] ?? null;
	}

	/** The turns that a change of speaker is for: those that the selection touches, else the one asked about. */
	get turnsAsked(): readonly SpokenTurn[] {
		const { asked } = this;
		const range = coding.range;
		const touched = range
			? (session().document?.turns ?? []).filter(({ start, end }) => start < range.end && end > range.start)
			: [];
		if (!asked) return [];
		return touched.some(({ guid }) => guid === asked.guid) ? touched : [asked];
	}

	/** Gives turns to a speaker. */
	async giveTo(turns: readonly SpokenTurn[], choice: SpeakerChoice): Promise<void> {
		const document = session().document?.guid;
		if (!document) return;
		const name = choice && 'name' in choice ? choice.name.trim() : '';
		const known = session().rows?.speakers.find((one) => one.document === document && one.name === name);
		const newSpeaker: Speaker | null =
			name && !known ? { guid: crypto.randomUUID(), document, name, role: 'participant', case: null } : null;
		const chosen = choice && 'guid' in choice ? choice.guid : null;
		const speaker = newSpeaker?.guid ?? known?.guid ?? chosen;
		if (turns.every((turn) => turn.speaker === speaker)) return;
		await this.#run({ type: 'turn.setSpeaker', guids: turns.map(({ guid }) => guid), speaker, newSpeaker });
	}

	/** Sets when a turn begins and ends. */
	async setTime(turn: SpokenTurn, { startTime, endTime }: TurnTime): Promise<void> {
		if (turn.startTime === startTime && turn.endTime === endTime) return;
		await this.#run({ type: 'turn.setTime', guid: turn.guid, startTime, endTime });
	}

	async #run(order: Order): Promise<boolean> {
		const done = await session().run(order);
		await session().fresh();
		return done.ok || done.error.type === 'nothingToDo';
	}
}

/** What is edited in this window. */
export const editing = new EditingDesk();
