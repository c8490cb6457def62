/** What runs inside the measured page: watches the text, the margin and the codebook, and tells when they were painted. */

/** Milliseconds, as the page's own clock has them. */
export type Watched = {
	/** From the start of the navigation until text, stripes and codebook were painted. */
	readonly useful: Promise<number>;
	/** Goes to another document; until its first turn was painted. */
	readonly read: (hash: string, begins: string) => Promise<number>;
	/** Gets ready for a press of `key`; what shows then is what must change. */
	readonly arm: (key: string) => void;
	/** From the press until the new stripe and the new count were painted. */
	readonly pressed: Promise<number>;
};

declare global {
	var watched: Watched;
}

/** Runs before the scripts of the page. It is sent there as text, so that it can use nothing from outside itself. */
export function watchPage(settings: string): void {
	if (location.protocol === 'about:') return;
	if (!localStorage.getItem('samtal settings')) localStorage.setItem('samtal settings', settings);

	const painted = (): Promise<number> =>
		new Promise((done) => {
			// A task sent from within a frame runs once that frame's style, layout and paint are done.
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				port1.close();
				done(performance.now());
			};
			requestAnimationFrame(() => port2.postMessage(null));
		});
	const seen = (holds: () => boolean): Promise<number> =>
		new Promise((done, failed) => {
			const look = (): void => {
				if (!holds()) return;
				observer.disconnect();
				clearTimeout(limit);
				void painted().then(done);
			};
			const observer = new MutationObserver(look);
			// A limit against hanging.
			const limit = setTimeout(() => failed(new Error('nothing came to be seen')), 60_000);
			observer.observe(document, { childList: true, subtree: true, characterData: true });
			look();
		});

	const firstTurn = (): string => document.querySelector('.transcript .turn p')?.textContent ?? '';
	const stripes = (): string[] =>
		[...document.querySelectorAll<HTMLElement>('.transcript [data-coding]')].map(
			(bar) => bar.dataset.coding ?? ''
		);
	const counts = (): string => document.querySelector('[role=tree]')?.textContent ?? '';

	let pressed: Promise<number> = Promise.reject(new Error('no key was awaited'));
	pressed.catch(() => undefined);
	globalThis.watched = {
		useful: seen(() => firstTurn() !== '' && stripes().length > 0 && counts() !== ''),
		read: async (hash, begins) => {
			const start = performance.now();
			location.hash = hash;
			return (await seen(() => firstTurn() === begins)) - start;
		},
		arm: (key) => {
			const known = new Set(stripes());
			const counted = counts();
			pressed = new Promise((done, failed) => {
				const press = (event: KeyboardEvent): void => {
					if (event.key !== key) return;
					removeEventListener('keydown', press, true);
					seen(() => counts() !== counted && stripes().some((guid) => !known.has(guid))).then(
						(end) => done(end - event.timeStamp),
						failed
					);
				};
				addEventListener('keydown', press, true);
			});
			pressed.catch(() => undefined);
		},
		get pressed() {
			return pressed;
		}
	};
	globalThis.watched.useful.catch(() => undefined);
}
