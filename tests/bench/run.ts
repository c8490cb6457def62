/**
 * Every benchmark, behind `npm run bench`: prints a table of figures, each beside what it is compared with.
 * `-- --only NAME` runs one part (may be given several times), `-- --json FILE` also writes the rows.
 * Figures are of the machine and of what else it does; ratios are what counts.
 */
import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { part as charts } from './charts.ts';
import { part as codebook } from './codebook.ts';
import { part as cooccurrence } from './cooccurrence.ts';
import { part as edit } from './edit.ts';
import { part as numbers } from './numbers.ts';
import { part as opening } from './opening.ts';
import { part as query } from './query.ts';
import { part as readers } from './readers.ts';
import { part as sequence } from './sequence.ts';
import { tableOf, type Row } from './row.ts';
import { part as transcript } from './transcript.ts';
import { part as search } from './search.ts';
import { part as weight } from './weight.ts';
import { part as inBrowser } from './window.ts';

const parts = [
	cooccurrence,
	numbers,
	query,
	sequence,
	edit,
	opening,
	inBrowser,
	transcript,
	codebook,
	charts,
	weight,
	readers,
	search
];

const { only, json } = parseArgs({
	options: { only: { type: 'string', multiple: true }, json: { type: 'string' } }
}).values;
const unknown = only?.find((name) => !parts.some((part) => part.name === name));
if (unknown) {
	console.error(`There is no part “${unknown}”. There are: ${parts.map(({ name }) => name).join(', ')}`);
	process.exit(1);
}

const rows: Row[] = [];
for (const { name, about, measure } of parts) {
	if (only && !only.includes(name)) continue;
	console.log(`── ${name}: ${about}`);
	const start = Date.now();
	const measured = await measure();
	rows.push(...measured);
	const seconds = ((Date.now() - start) / 1000).toFixed(0);
	const load = `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`;
	console.log(`${tableOf(measured)}\n(${seconds} s; ${load})\n`);
}
console.log(tableOf(rows));
if (json) await writeFile(json, `${JSON.stringify(rows, null, '\t')}\n`);
