/** Parts of a catalogue, cut from it as the window is built: see `part.ts`. */
declare module '*-first.json' {
	const messages: Readonly<Record<string, import('./say.ts').Message>>;
	export default messages;
}
declare module '*-rest.json' {
	const messages: Readonly<Record<string, import('./say.ts').Message>>;
	export default messages;
}
