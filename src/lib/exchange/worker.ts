/** The exchange worker: reads and writes files beside the window, and passes commands to the storage worker. */
import { ExchangeDesk } from './desk.ts';
import type { ExchangeReply, ExchangeRequest } from './protocol.ts';

type StorageReply = { id: number; value: unknown } | { id: number; failed: string };

let port: MessagePort | null = null;
let lastId = 0;
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();

const desk = new ExchangeDesk(
	(verb, args) =>
		new Promise((resolve, reject) => {
			if (!port) return reject(new Error('the storage worker is not connected'));
			const id = ++lastId;
			waiting.set(id, { resolve, reject });
			port.postMessage({ id, verb, args });
		}),
	() => crypto.randomUUID()
);

function connect(to: MessagePort): void {
	port = to;
	port.onmessage = ({ data }: MessageEvent<StorageReply>) => {
		const asked = waiting.get(data.id);
		waiting.delete(data.id);
		if ('failed' in data) asked?.reject(new Error(data.failed));
		else asked?.resolve(data.value);
	};
}

self.onmessage = async ({ data }: MessageEvent<ExchangeRequest>) => {
	const reply = (message: ExchangeReply): void => self.postMessage(message);
	try {
		if (data.verb === 'connect') {
			connect(data.args.port);
			return reply({ id: data.id, value: null });
		}
		reply({ id: data.id, value: await desk.answer(data.verb, data.args) });
	} catch (fault) {
		reply({
			id: data.id,
			failed: fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault)
		});
	}
};
