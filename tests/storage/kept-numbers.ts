/** The smallest project a keeper can keep: a list of numbers. Its snapshot is the list as JSON, its Changes add one number each. */
import { createKeeper, openKeeper, type VerifySnapshot } from '../../src/lib/storage/keeper.ts';
import type { ProjectFiles } from '../../src/lib/storage/files.ts';
import type { Keeper, OpenedProject } from '../../src/lib/storage/keeper.ts';

export const replica = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const trusting: VerifySnapshot = async () => true;

export const numbersToBytes = (numbers: readonly number[]) =>
	new TextEncoder().encode(JSON.stringify(numbers));
export const numberToRecord = (number: number) => new TextEncoder().encode(JSON.stringify({ add: number }));

const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

/** The list that an opened folder amounts to. */
export const numbersIn = (opened: Pick<OpenedProject, 'snapshot' | 'records'>): number[] => [
	...(parse(opened.snapshot) as number[]),
	...opened.records.map((record) => (parse(record) as { add: number }).add)
];

/** Makes the project in an empty folder, or throws. */
export async function create(
	files: ProjectFiles,
	numbers: number[] = [],
	verify = trusting
): Promise<Keeper> {
	const created = await createKeeper(files, verify, numbersToBytes(numbers), replica);
	if (!created.ok) throw new Error(created.error.type);
	return created.value;
}

/** Opens the project, or throws. */
export async function open(
	files: ProjectFiles,
	verify = trusting
): Promise<OpenedProject & { numbers: number[] }> {
	const opened = await openKeeper(files, verify);
	if (!opened.ok) throw new Error(JSON.stringify(opened.error));
	return { ...opened.value, numbers: numbersIn(opened.value) };
}

/** Appends each number, or throws. */
export function add(keeper: Keeper, ...numbers: number[]): void {
	for (const number of numbers) {
		const appended = keeper.append(numberToRecord(number));
		if (!appended.ok) throw new Error(appended.error.type);
	}
}
