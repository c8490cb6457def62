/** What the whole window offers whatever page is open: sections, palette, saved state, and actions everywhere. */
import { say } from '../words/say.ts';
import { actions, board, type ActionId, type Scope } from './actions.svelte.ts';
import { ageOf } from './age.ts';
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
export function keyGroups(): { title: string; rows: { keys: readonly string[]; label: string }[] }[] {
	const scopes: readonly Scope[] = ['reading', 'coding', 'codebook', 'analysis', 'everywhere'];
	return scopes
		.map((scope) => ({
			title: say(`keys.scope.${scope}`),
			rows: board.available
				.filter((action) => action.scope === scope)
				.map(({ keys, label }) => ({ keys, label: say(label) }))
		}))
		.filter(({ rows }) => rows.length);
}

/** An action's first key and label, for the status bar. */
export function keyAndLabel(id: ActionId): { keys: string; label: string } {
	const { keys, label } = actions.find((action) => action.id === id) as (typeof actions)[number];
	return { keys: keys[0], label: say(label) };
}
