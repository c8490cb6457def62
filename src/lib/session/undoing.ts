/** Steps taken back and repeated, one after the other, so that each says what it was, however fast the keys are pressed. */
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';

let newest: Promise<void> = Promise.resolve();

/** Takes back the newest step and says which it was. A refusal is told; rejects only on a fault of the program. */
export function takeBack(): Promise<void> {
	return inTurn(() => go('undo'));
}

/** Repeats the step that was taken back last and says which it was; refusals and faults as of `takeBack`. */
export function repeat(): Promise<void> {
	return inTurn(() => go('redo'));
}

function inTurn(act: () => Promise<void>): Promise<void> {
	const done = newest.then(act);
	newest = done.catch(() => undefined);
	return done;
}

async function go(way: 'undo' | 'redo'): Promise<void> {
	const project = session();
	const line = way === 'undo' ? project.undoable : project.redoable;
	const done = await project[way]();
	if (!done.ok || !line) return;
	const what = say(line.key, line.values);
	project.tell(say(way === 'undo' ? 'window.undone' : 'window.redone', { what }));
}
