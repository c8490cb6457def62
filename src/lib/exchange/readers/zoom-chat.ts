/**
 * Zoom's chat: `00:05:16<tab>Anna Berg:<tab>words` as the cloud writes it, `14:03:22 From Anna Berg to Everyone: words` as
 * the program saves it, in its newer form with the words on the lines below. Every message is a turn.
 */
import type { TurnDraft } from '../../core/draft.ts';
import { err, message } from '../../core/result.ts';
import { bytesToText, headToText } from '../encoding.ts';
import { findTurns } from '../layouts/index.ts';
import { bareName, labelKey, parseTime } from '../layouts/label.ts';
import { linesOf } from '../layouts/paragraph.ts';
import { planOf } from '../plan.ts';
import type { Reader } from '../reader.ts';

/** The reader of Zoom's chat. It shares its extension with plain text, so its first lines decide. */
export const zoomChat: Reader = {
	id: 'zoomChat',
	label: 'import.format.zoomChat',
	extensions: ['txt'],
	looksLike(head) {
		const lines = headToText(head)
			.split('\n', 60)
			.filter((line) => line.trim());
		return headOf(lines[0] ?? '') !== null && lines.filter((line) => headOf(line)).length * 4 >= lines.length;
	},
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		const { text, notes } = decoded.value;
		if (options.layout !== undefined && options.layout !== 'nameColon') {
			const found = findTurns(linesOf(text), options.layout, options.pattern);
			return planOf({ reader: 'zoomChat', source, ...found, notes: [...notes, ...found.notes] });
		}
		const { speakers, turns, direct, clock } = messagesOf(text);
		if (!turns.length) return err({ type: 'noText' });
		return planOf({
			reader: 'zoomChat',
			source,
			layout: 'nameColon',
			layouts: ['nameColon', 'pattern', 'plain'],
			speakers,
			turns,
			notes: [
				...notes,
				message('import.note.chat', { messages: turns.length, speakers: speakers.length }),
				...(direct ? [message('import.note.directMessages', { n: direct })] : []),
				...(clock ? [message('import.note.clockTimes')] : [])
			]
		});
	}
};

type Head = { name: string; time: number; words: string; direct: boolean; clock: boolean };

const cloud = /^(\d{1,2}:\d{2}:\d{2})\t\s*([^\t\n]{1,200}?)\s*:\t(.*)$/;
const saved = /^(\d{1,2}:\d{2}:\d{2})\s+From\s+(.{1,200}?)(?:\s+to\s+(.{1,200}?))?\s*:(?:\s(.*))?$/i;

function headOf(line: string): Head | null {
	const unit = line.charCodeAt(0);
	if (!(unit >= 48 && unit <= 57)) return null;
	const found = cloud.exec(line);
	const other = found ? null : saved.exec(line);
	const time = parseTime((found ?? other)?.[1] ?? '');
	if (time === null) return null;
	const name = bareName((found ?? other)![2]!);
	if (found) return { name, time, words: found[3]!.trim(), direct: false, clock: false };
	const to = other![3] ?? '';
	return {
		name,
		time,
		words: (other![4] ?? '').trim(),
		direct: to !== '' && !/^(everyone|all panelists|hosts? and panelists|alla)\b/i.test(to),
		clock: true
	};
}

function messagesOf(text: string) {
	const speakers: string[] = [];
	const byKey = new Map<string, number>();
	const turns: TurnDraft[] = [];
	let parts: string[] = [];
	let open: Head | null = null;
	let direct = 0;
	let clock = false;
	const close = () => {
		const said = parts.join('\n');
		if (open) turns.push({ speaker: indexOf(open.name), text: said, startTime: open.time, endTime: null });
		else if (said) turns.push({ speaker: null, text: said, startTime: null, endTime: null });
		parts = [];
	};
	const indexOf = (name: string): number => {
		const key = labelKey(name);
		const known = byKey.get(key) ?? speakers.push(name) - 1;
		byKey.set(key, known);
		return known;
	};
	for (const line of text.split('\n')) {
		const head = headOf(line);
		if (head) {
			close();
			open = head;
			direct += head.direct ? 1 : 0;
			clock ||= head.clock;
		}
		const words = head ? head.words : line.trim();
		if (words) parts.push(words);
	}
	close();
	return { speakers, turns, direct, clock };
}
