/** Commands on the project itself. */
import { z } from 'zod';
import { emptyChange, updateOf } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { projectShape } from '../records.ts';
import { err, message, ok } from '../result.ts';

const renameShape = z.strictObject({
	...commandBase,
	type: z.literal('project.rename'),
	name: projectShape.shape.name
});

const approachShape = z.strictObject({
	...commandBase,
	type: z.literal('project.approach'),
	approach: projectShape.shape.approach
});

export const projectCommands = {
	'project.rename': commandKind(renameShape, ({ name }, facts) => {
		const project = facts.where('project', {})[0];
		if (!project) return err({ type: 'notFound', table: 'project' });
		const update = updateOf('project', project, { name });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.project.rename', { from: project.name, name })
		});
	}),

	'project.approach': commandKind(approachShape, ({ approach }, facts) => {
		const project = facts.where('project', {})[0];
		if (!project) return err({ type: 'notFound', table: 'project' });
		const update = updateOf('project', project, { approach });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.project.approach', { approach: approach || 'none' })
		});
	})
};
