/** The app as built: what is measured in the browser is what people get. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
let building: Promise<string> | undefined;

/** The folder of the built app, built anew once a run; with SAMTAL_BUILD set, the folder that it names. */
export const built = (): Promise<string> => (building ??= build());

function build(): Promise<string> {
	const given = process.env.SAMTAL_BUILD;
	if (given) {
		if (!existsSync(join(given, 'index.html'))) throw new Error(`There is no built app in ${given}`);
		return Promise.resolve(given);
	}
	const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: projectRoot,
		stdio: 'inherit'
	});
	return new Promise((done, failed) => {
		child.on('error', failed);
		child.on('exit', (code) =>
			code === 0 ? done(join(projectRoot, 'build')) : failed(new Error('the build failed'))
		);
	});
}
