/** R, where this machine has it: the second implementation that the tests beside this hold statistics to. */
import { execFileSync, spawnSync } from 'node:child_process';

/** True where `Rscript` can be run. */
export const hasR = spawnSync('Rscript', ['--version']).status === 0;

/** The numbers that R code prints through `give(…)`, in order; NA comes as NaN. */
export function fromR(code: string): number[] {
	const give = 'options(warn = -1)\ngive <- function(x) cat(format(x, digits = 15), sep = "\\n")\n';
	const printed = execFileSync('Rscript', ['--vanilla', '-'], { input: give + code, encoding: 'utf8' });
	return printed.trim().split(/\s+/).map(Number);
}

/** A table of counts as an R matrix. */
export const rMatrix = (counts: readonly (readonly number[])[]): string =>
	`matrix(c(${counts.flat().join(', ')}), nrow = ${counts.length}, byrow = TRUE)`;
