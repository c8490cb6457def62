/** Opening a project: its newest snapshot read and checked, the database opened, and all that the window keeps of it. */
import { Engine } from '../../src/lib/storage/engine.ts';
import { createKeeper, openKeeper } from '../../src/lib/storage/keeper.ts';
import { memoryFiles, type MemoryFiles } from '../../src/lib/storage/memory-files.ts';
import { budget, rowOf, time, type Part, type Row } from './row.ts';
import { sizes, sqlJs, studyFile } from './studies.ts';

export const part: Part = {
	name: 'opening',
	about: 'opening a project of 1,000 documents in the engine',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) {
			const files = await filesOf(size);
			const samples = await time(() => open(files, size), 7, 2);
			rows.push(rowOf('opening a project in the engine', size, samples, budget(3000)));
		}
		return rows;
	}
};

const verify = async (): Promise<boolean> => true;

async function filesOf(codings: number): Promise<MemoryFiles> {
	const { bytes, replica } = await studyFile(codings);
	const files = memoryFiles();
	const made = await createKeeper(files, verify, bytes, replica);
	if (!made.ok) throw new Error(made.error.type);
	await made.value.close();
	return files;
}

async function open(files: MemoryFiles, codings: number): Promise<void> {
	const kept = await openKeeper(files, verify);
	if (!kept.ok) throw new Error(kept.error.type);
	const opened = await Engine.open(await sqlJs(), kept.value, () => openKeeper(files, verify));
	if (!opened.ok) throw new Error(opened.error.type);
	const { documents, codeCounts } = opened.value.query('overview', {});
	const counted = codeCounts.reduce((sum, { count }) => sum + count, 0);
	if (documents.length !== 1000 || counted !== codings) throw new Error('the project is not whole');
	await opened.value.close();
}
