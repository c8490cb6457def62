/** The exchange worker: reads and writes files beside the window, and passes commands to the storage worker. */
import { Answers, faultText, type Answer } from '../core/answers.ts';
import { ExchangeDesk } from './desk.ts';
import type { ExchangeReply, ExchangeRequest } from './protocol.ts';
import { supplyPdfParts } from './readers/pdf-engine.ts';
import '../words/both.ts';

/** Addresses of pdfjs's own tables, which are served with the app and fetched when a pdf first needs one. */
const pdfParts: Record<string, string> = import.meta.glob(
	'/node_modules/pdfjs-dist/{cmaps/*.bcmap,standard_fonts/Foxit{Symbol,Dingbats}.pfb}',
	{ query: '?url&no-inline', import: 'default', eager: true }
);

supplyPdfParts(async (path) => {
	const address = pdfParts[`/node_modules/pdfjs-dist/${path}`];
	if (!address) throw new Error(`pdfjs has no ${path}`);
	return new Uint8Array(await (await fetch(address)).arrayBuffer());
});

let port: MessagePort | null = null;
const answers = new Answers();

const desk = new ExchangeDesk(
	(verb, args) =>
		answers.ask((id) => {
			if (!port) throw new Error('the storage worker is not connected');
			port.postMessage({ id, verb, args });
		}),
	() => crypto.randomUUID()
);

self.onmessage = async ({ data }: MessageEvent<ExchangeRequest>) => {
	const reply = (message: ExchangeReply): void => self.postMessage(message);
	try {
		if (data.verb === 'connect') {
			port = data.args.port;
			port.onmessage = (event: MessageEvent<Answer>) => answers.settle(event.data);
			return reply({ id: data.id, value: null });
		}
		reply({ id: data.id, value: await desk.answer(data.verb, data.args) });
	} catch (fault) {
		reply({ id: data.id, failed: faultText(fault) });
	}
};
