/** Reads made files one after the other in a process of its own and tells the most memory it held, and how much text that was. */
import { Intake } from '../../src/lib/exchange/intake.ts';
import { dice } from '../../src/lib/analysis/dice.ts';
import { madeTalks, writers, type Format } from './made-files.ts';

const [format = 'txt', count = '100', how = 'let go'] = process.argv.slice(2);
const talks = madeTalks(20);
const intake = new Intake(dice(1).guid);
let text = 0;
for (let key = 0; key < Number(count); key++) {
	const { turns, megabytes } = talks[key % talks.length]!;
	const bytes = writers[format as Format](turns);
	const read = await intake.read(key, bytes, `talk.${format}`, {});
	if (!read.ok) throw new Error(read.error.type);
	text += megabytes;
	if (how === 'let go') intake.discard([key]);
}
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1000, text }));
