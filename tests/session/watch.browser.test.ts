import { flushSync, mount, unmount } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { expect, test, vi } from 'vitest';
import { session } from '../../src/lib/session/project.svelte.ts';
import type { Watch } from '../../src/lib/session/watch.svelte.ts';
import Watching from './Watching.svelte';

test('an answer that comes when nothing is asked any more is not taken', async () => {
	const answers: ((answer: object) => void)[] = [];
	const query = () => new Promise((resolve) => answers.push(resolve));
	vi.spyOn(session(), 'query').mockImplementation(query as never);
	session().status = 'open';
	const asked = new SvelteSet(['themes']);
	let made: Watch<'themes'> | undefined;
	const watching = mount(Watching, {
		target: document.body,
		props: { asks: () => asked.has('themes'), onmade: (watch) => (made = watch) }
	});
	flushSync();
	expect([answers.length, made!.waiting]).toEqual([1, true]);
	asked.clear();
	flushSync();
	expect(made!.waiting).toBe(false);
	answers[0]!({});
	await Promise.resolve();
	await Promise.resolve();
	expect(made!.value).toBeNull();

	asked.add('themes');
	flushSync();
	answers[1]!({});
	await expect.poll(() => made!.value).toEqual({});
	await unmount(watching);
});
