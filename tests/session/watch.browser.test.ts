import { flushSync, mount, unmount } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from '../../src/lib/session/project.svelte.ts';
import type { Watch } from '../../src/lib/session/watch.svelte.ts';
import type { QueryParams } from '../../src/lib/storage/protocol.ts';
import Watching from './Watching.svelte';

type Params = QueryParams<'frequencies'>;

/** What the page asks for now, under `now`. */
const asked = new SvelteMap<'now', Params>();
/** What answers the questions so far, one after the other. */
let answers: ((answer: object) => void)[];
let watch: Watch<'frequencies'>;
let watching: object;

beforeEach(() => {
	answers = [];
	const query = () => new Promise((resolve) => answers.push(resolve));
	vi.spyOn(session(), 'query').mockImplementation(query as never);
	session().status = 'open';
	asked.set('now', by('Ada'));
	watching = mount(Watching, {
		target: document.body,
		props: { params: () => asked.get('now') ?? null, onmade: (made) => (watch = made) }
	});
	flushSync();
});
afterEach(() => unmount(watching));

test('an answer that comes when nothing is asked any more is not taken', async () => {
	expect([answers.length, watch.waiting]).toEqual([1, true]);
	asked.clear();
	flushSync();
	expect([watch.waiting, watch.stale]).toEqual([false, false]);
	answers[0]!({});
	await Promise.resolve();
	await Promise.resolve();
	expect(watch.value).toBeNull();

	asked.set('now', by('Ada'));
	flushSync();
	answers[1]!({});
	await expect.poll(() => watch.value).toEqual({});
});

test('an answer to what was asked before is stale, one from before an edit is not', async () => {
	expect([watch.value, watch.stale]).toEqual([null, true]);
	answers[0]!({ total: 1 });
	await expect.poll(() => watch.value).toEqual({ total: 1 });
	expect([watch.stale, watch.waiting]).toEqual([false, false]);

	session().sequence++;
	await expect.poll(() => answers.length).toBe(2);
	expect([watch.value, watch.stale, watch.waiting]).toEqual([{ total: 1 }, false, true]);

	asked.set('now', by('Bo'));
	flushSync();
	expect([watch.value, watch.stale, answers.length]).toEqual([{ total: 1 }, true, 3]);
	answers[1]!({ total: 2 });
	answers[2]!({ total: 3 });
	await expect.poll(() => watch.stale).toBe(false);
	expect(watch.value).toEqual({ total: 3 });
});

function by(coder: string): Params {
	return { coder, documents: null, rollUp: false };
}
