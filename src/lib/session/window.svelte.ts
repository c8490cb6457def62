/** What the whole window offers whatever page is open: sections, palette, saved state, and actions everywhere. */
import { say } from '../words/say.ts';
import { actions, board, keysOf, type ActionId, type Scope } from './actions.svelte.ts';
import { ageOf } from './age.ts';
import { isChanged } from './keys.svelte.ts';
import { session } from './project.svelte.ts';

/** The sections of a project, in the order of the bar. */
export const sections = [
	'documents',
	'cases',
	'code',
	'codebook',
	'memos',
	'themes',
	'analyse',
	'export'
] as const;

/** What stands at "Saved" in the bar; `now` in milliseconds. Null when no project is open. */
export function savedState(
	now: number
): { text: string; tone: 'ok' | 'busy' | 'warn'; title: string } | null {
	const project = session();
	if (project.status !== 'open') return null;
	const title = say('window.saveHint');
	if (project.shelf === 'memory') return { text: say('window.memory'), tone: 'warn', title };
	if (project.hasDrafts) return { text: say('window.draft'), tone: 'busy', title };
	if (project.pending) return { text: say('window.saving'), tone: 'busy', title };
	const copy = project.copied
		? say('window.copyAge', { age: ageOf(project.copied, now) })
		: say('window.copyNever');
	return { text: `${say('window.saved')} · ${copy}`, tone: project.copied ? 'ok' : 'warn', title };
}

/** The keys that work here, by where they act. */
export function keyGroups(): {
	title: string;
	rows: { id: ActionId; keys: readonly string[]; label: string; changed: boolean }[];
}[] {
	const scopes: readonly Scope[] = ['reading', 'coding', 'codebook', 'analysis', 'everywhere'];
	return scopes
		.map((scope) => ({
			title: say(`keys.scope.${scope}`),
			rows: board.available
				.filter((action) => action.scope === scope)
				.map(({ id, keys, label }) => ({ id, keys, label: say(label), changed: isChanged(id) }))
		}))
		.filter(({ rows }) => rows.length);
}

/** An action's first key and label, for the status bar. */
export function keyAndLabel(id: ActionId): { keys: string; label: string } {
	const action = actions.find((one) => one.id === id) as (typeof actions)[number];
	return { keys: keysOf(action)[0] ?? '', label: say(action.label) };
}
