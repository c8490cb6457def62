/**
 * Which journals follow a snapshot, and which records in them were acknowledged. Pure: bytes in, a plan out.
 *
 * A journal's header names the one it goes on from and how long that was, so the chain is walked back from the newest journal
 * that holds a record. Journals without records are what a broken-off snapshot left: they count for nothing.
 */
import { hasRecordAfter, scanJournal, type JournalScan } from './journal.ts';

/** The records to replay, and what is to be done to the folder before anything is appended. */
export type Chain = {
	/** Payloads, oldest first, as views into the bytes given. */
	readonly records: Uint8Array[];
	/** The journal to append to, its acknowledged length and its count of records. Null: the snapshot's own must be made anew. */
	readonly tip: { readonly generation: number; readonly length: number; readonly records: number } | null;
	/** Bytes of the journals before the tip. */
	readonly carriedBytes: number;
	/** Bytes behind the tip's last record that never became one: the remains of a write that was not acknowledged. */
	readonly tail: number;
	/** Journals with records that can't be reached: keep a copy of each before it is cut or removed. */
	readonly lost: number[];
	/** Journals that are no part of the chain. */
	readonly off: number[];
};

/** Joins the journals of generation `base` and later (whole files by generation) into one chain. */
export function chainJournals(
	base: number,
	replica: string,
	journals: ReadonlyMap<number, Uint8Array>
): Chain {
	const scans = new Map<number, JournalScan>();
	for (const [generation, bytes] of journals) {
		const scan = scanJournal(bytes);
		if (scan.header?.generation === generation && scan.header.replica === replica)
			scans.set(generation, scan);
	}
	const records: Uint8Array[] = [];
	const lost: number[] = [];
	let carriedBytes = 0;
	let tail = 0;
	let tip: Chain['tip'] = null;
	const path = pathTo(base, scans);
	for (const [index, generation] of path.entries()) {
		const bytes = journals.get(generation)!;
		const next = path[index + 1];
		const scan =
			next === undefined ? scans.get(generation)! : upTo(bytes, scans.get(next)!.header!.previousLength);
		for (const record of scan.records) records.push(record);
		if (tip) carriedBytes += tip.length;
		tip = { generation, length: scan.goodLength, records: scan.records.length };
		if (!scan.torn) continue;
		if (next !== undefined || hasRecordAfter(bytes, scan.goodLength)) lost.push(generation);
		else tail = bytes.length - scan.goodLength;
		break;
	}
	const used = tip ? path.slice(0, path.indexOf(tip.generation) + 1) : [];
	const off = [...journals.keys()].filter((generation) => !used.includes(generation));
	for (const generation of off) if (hasRecordAfter(journals.get(generation)!, 0)) lost.push(generation);
	if (!tip && !lost.includes(base)) lost.push(base);
	return { records, tip, carriedBytes, tail, lost, off };
}

/** The generations from `base` to the newest journal with records that leads back to it; empty where base's own is unreadable. */
function pathTo(base: number, scans: ReadonlyMap<number, JournalScan>): number[] {
	if (!scans.has(base)) return [];
	const newestFirst = [...scans.keys()].filter((generation) => generation > base).sort((a, b) => b - a);
	for (const tip of newestFirst) {
		if (scans.get(tip)!.records.length === 0) continue;
		const path = [tip];
		for (let at = scans.get(tip)!.header!.previous; at >= base && at < path[0]! && scans.has(at);) {
			path.unshift(at);
			if (at === base) return path;
			at = scans.get(at)!.header!.previous;
		}
	}
	return [base];
}

/** The part of a journal that its successor goes on from; torn where that part is not all there. */
function upTo(bytes: Uint8Array, length: number): JournalScan {
	const scan = scanJournal(bytes.subarray(0, length));
	return scan.goodLength === length ? scan : { ...scan, torn: true };
}
