/** Everything that can be done by a key, page by page: the one list that the keyboard, the palette and the sheet of keys read. */
import type { MessageKey } from '../words/say.ts';

/** Where an action is listed in the sheet of keys. */
export type Scope = 'everywhere' | 'reading' | 'coding' | 'codebook' | 'analysis';

/** An action: what it is called, and by which keys it is done. */
export type Definition = {
	readonly id: string;
	readonly label: MessageKey;
	/** Keys as `keyOf` names them; the first is shown. `Mod` is Ctrl, or Cmd on a Mac. */
	readonly keys: readonly string[];
	readonly scope: Scope;
};

const define = <const T extends readonly Definition[]>(list: T): T => list;

/** Every action. */
export const actions = define([
	{ id: 'palette.open', label: 'action.palette.open', keys: ['Mod+k'], scope: 'everywhere' },
	{ id: 'project.new', label: 'action.project.new', keys: ['n'], scope: 'everywhere' },
	{ id: 'file.open', label: 'action.file.open', keys: ['Mod+o'], scope: 'everywhere' },
	{ id: 'project.undo', label: 'action.project.undo', keys: ['Mod+z'], scope: 'everywhere' },
	{ id: 'project.redo', label: 'action.project.redo', keys: ['Mod+Shift+z', 'Mod+y'], scope: 'everywhere' },
	{ id: 'project.saveCopy', label: 'action.project.saveCopy', keys: ['Mod+s'], scope: 'everywhere' },
	{ id: 'keys.show', label: 'action.keys.show', keys: ['?'], scope: 'everywhere' },
	{ id: 'go.home', label: 'action.go.home', keys: ['Shift+p'], scope: 'everywhere' },
	{ id: 'go.documents', label: 'action.go.documents', keys: ['Shift+d'], scope: 'everywhere' },
	{ id: 'go.cases', label: 'action.go.cases', keys: ['Shift+u'], scope: 'everywhere' },
	{ id: 'go.code', label: 'action.go.code', keys: ['Shift+c'], scope: 'everywhere' },
	{ id: 'go.codebook', label: 'action.go.codebook', keys: ['Shift+b'], scope: 'everywhere' },
	{ id: 'go.answers', label: 'action.go.answers', keys: ['Shift+q'], scope: 'everywhere' },
	{ id: 'go.memos', label: 'action.go.memos', keys: ['Shift+m'], scope: 'everywhere' },
	{ id: 'go.themes', label: 'action.go.themes', keys: ['Shift+z'], scope: 'everywhere' },
	{ id: 'go.analyse', label: 'action.go.analyse', keys: ['Shift+a'], scope: 'everywhere' },
	{ id: 'go.export', label: 'action.go.export', keys: ['Shift+x'], scope: 'everywhere' },
	{ id: 'go.history', label: 'action.go.history', keys: ['Shift+h'], scope: 'everywhere' },
	{ id: 'settings.open', label: 'action.settings.open', keys: ['Shift+s'], scope: 'everywhere' },
	{ id: 'pane.left', label: 'action.pane.left', keys: ['F8'], scope: 'everywhere' },
	{ id: 'pane.right', label: 'action.pane.right', keys: ['F9'], scope: 'everywhere' },
	{ id: 'import.open', label: 'action.import.open', keys: ['Mod+o'], scope: 'everywhere' },
	{ id: 'import.folder', label: 'action.import.folder', keys: ['Mod+Shift+o'], scope: 'everywhere' },
	{ id: 'import.paste', label: 'action.import.paste', keys: ['Shift+o'], scope: 'everywhere' },
	{ id: 'memo.new', label: 'action.memo.new', keys: ['n'], scope: 'everywhere' },
	{ id: 'theme.new', label: 'action.theme.new', keys: ['n'], scope: 'everywhere' },
	{ id: 'theme.up', label: 'action.theme.up', keys: ['Shift+ArrowUp'], scope: 'everywhere' },
	{ id: 'theme.down', label: 'action.theme.down', keys: ['Shift+ArrowDown'], scope: 'everywhere' },
	{ id: 'case.new', label: 'action.case.new', keys: ['n'], scope: 'everywhere' },
	{ id: 'case.link', label: 'action.case.link', keys: ['Shift+l'], scope: 'everywhere' },
	{ id: 'case.next', label: 'action.case.next', keys: ['Shift+j'], scope: 'everywhere' },
	{ id: 'case.previous', label: 'action.case.previous', keys: ['Shift+k'], scope: 'everywhere' },
	{ id: 'case.view', label: 'action.case.view', keys: ['Shift+v'], scope: 'everywhere' },
	{ id: 'excerpts.save', label: 'action.excerpts.save', keys: ['Mod+Enter'], scope: 'everywhere' },
	{ id: 'list.find', label: 'action.list.find', keys: ['f', 'Mod+f'], scope: 'everywhere' },
	{ id: 'turn.next', label: 'action.turn.next', keys: ['j'], scope: 'reading' },
	{ id: 'turn.previous', label: 'action.turn.previous', keys: ['k'], scope: 'reading' },
	{ id: 'coding.next', label: 'action.coding.next', keys: ['n'], scope: 'reading' },
	{ id: 'coding.previous', label: 'action.coding.previous', keys: ['Shift+n'], scope: 'reading' },
	{ id: 'find.open', label: 'action.find.open', keys: ['f', 'Mod+f'], scope: 'reading' },
	{ id: 'document.next', label: 'action.document.next', keys: ['Shift+j'], scope: 'reading' },
	{ id: 'document.previous', label: 'action.document.previous', keys: ['Shift+k'], scope: 'reading' },
	{ id: 'cursor.nextWord', label: 'action.cursor.nextWord', keys: ['Mod+ArrowRight'], scope: 'reading' },
	{
		id: 'cursor.previousWord',
		label: 'action.cursor.previousWord',
		keys: ['Mod+ArrowLeft'],
		scope: 'reading'
	},
	{
		id: 'cursor.nextSentence',
		label: 'action.cursor.nextSentence',
		keys: ['Mod+ArrowDown'],
		scope: 'reading'
	},
	{
		id: 'cursor.previousSentence',
		label: 'action.cursor.previousSentence',
		keys: ['Mod+ArrowUp'],
		scope: 'reading'
	},
	{ id: 'turn.nextUncoded', label: 'action.turn.nextUncoded', keys: ['!'], scope: 'reading' },
	{ id: 'turn.previousUncoded', label: 'action.turn.previousUncoded', keys: ['"'], scope: 'reading' },
	{ id: 'coding.nextOfCode', label: 'action.coding.nextOfCode', keys: ['F3'], scope: 'reading' },
	{
		id: 'coding.previousOfCode',
		label: 'action.coding.previousOfCode',
		keys: ['Shift+F3'],
		scope: 'reading'
	},
	{ id: 'margin.choose', label: 'action.margin.choose', keys: ['%'], scope: 'reading' },
	{ id: 'unit.next', label: 'action.unit.next', keys: ['Shift+g'], scope: 'reading' },
	{ id: 'unit.previous', label: 'action.unit.previous', keys: ['Shift+f'], scope: 'reading' },
	{ id: 'cursor.wordOn', label: 'action.cursor.wordOn', keys: ['Mod+Shift+ArrowRight'], scope: 'coding' },
	{ id: 'cursor.wordBack', label: 'action.cursor.wordBack', keys: ['Mod+Shift+ArrowLeft'], scope: 'coding' },
	{
		id: 'cursor.sentenceOn',
		label: 'action.cursor.sentenceOn',
		keys: ['Mod+Shift+ArrowDown'],
		scope: 'coding'
	},
	{
		id: 'cursor.sentenceBack',
		label: 'action.cursor.sentenceBack',
		keys: ['Mod+Shift+ArrowUp'],
		scope: 'coding'
	},
	{ id: 'turn.take', label: 'action.turn.take', keys: ['t'], scope: 'coding' },
	{ id: 'take.paragraph', label: 'action.take.paragraph', keys: ['Shift+y'], scope: 'coding' },
	{ id: 'take.answer', label: 'action.take.answer', keys: ['Shift+t'], scope: 'coding' },
	{ id: 'take.run', label: 'action.take.run', keys: ['Shift+r'], scope: 'coding' },
	{ id: 'selection.extend', label: 'action.selection.extend', keys: ['e'], scope: 'coding' },
	{ id: 'selection.shrink', label: 'action.selection.shrink', keys: ['Shift+e'], scope: 'coding' },
	{ id: 'selection.sentenceMore', label: 'action.selection.sentenceMore', keys: ['>'], scope: 'coding' },
	{ id: 'selection.sentenceLess', label: 'action.selection.sentenceLess', keys: ['<'], scope: 'coding' },
	{ id: 'selection.turnMore', label: 'action.selection.turnMore', keys: ['+'], scope: 'coding' },
	{ id: 'selection.turnLess', label: 'action.selection.turnLess', keys: ['-'], scope: 'coding' },
	{ id: 'selection.otherEnd', label: 'action.selection.otherEnd', keys: ['='], scope: 'coding' },
	{ id: 'code.choose', label: 'action.code.choose', keys: ['c', 'Enter'], scope: 'coding' },
	{ id: 'code.repeat', label: 'action.code.repeat', keys: ['.'], scope: 'coding' },
	{ id: 'code.inVivo', label: 'action.code.inVivo', keys: ['i'], scope: 'coding' },
	{ id: 'code.twoLetters', label: 'action.code.twoLetters', keys: [','], scope: 'coding' },
	{ id: 'memo.write', label: 'action.memo.write', keys: ['m'], scope: 'coding' },
	{ id: 'coding.remove', label: 'action.coding.remove', keys: ['x'], scope: 'coding' },
	{ id: 'coding.split', label: 'action.coding.split', keys: [';'], scope: 'coding' },
	{ id: 'coding.trim', label: 'action.coding.trim', keys: ['_'], scope: 'coding' },
	{ id: 'coding.star', label: 'action.coding.star', keys: ['*'], scope: 'coding' },
	{ id: 'coding.condense', label: 'action.coding.condense', keys: ['Shift+w'], scope: 'coding' },
	{ id: 'mark.toggle', label: 'action.mark.toggle', keys: ['#'], scope: 'coding' },
	{ id: 'translation.write', label: 'action.translation.write', keys: ['Shift+l'], scope: 'coding' },
	{ id: 'edit.toggle', label: 'action.edit.toggle', keys: ['Mod+e'], scope: 'coding' },
	{ id: 'turn.edit', label: 'action.turn.edit', keys: ['Mod+Enter'], scope: 'coding' },
	{ id: 'turn.time', label: 'action.turn.time', keys: ['Mod+Shift+Enter'], scope: 'coding' },
	{ id: 'answer.nextUncoded', label: 'action.answer.nextUncoded', keys: ['F7'], scope: 'coding' },
	{
		id: 'answer.previousUncoded',
		label: 'action.answer.previousUncoded',
		keys: ['Shift+F7'],
		scope: 'coding'
	},
	{ id: 'answer.open', label: 'action.answer.open', keys: ['Mod+Enter'], scope: 'coding' },
	{ id: 'check.next', label: 'action.check.next', keys: ['F7'], scope: 'coding' },
	{ id: 'check.previous', label: 'action.check.previous', keys: ['Shift+F7'], scope: 'coding' },
	{ id: 'player.toggle', label: 'action.player.toggle', keys: ['F4'], scope: 'coding' },
	{ id: 'player.here', label: 'action.player.here', keys: ['Shift+F4'], scope: 'coding' },
	{ id: 'player.back', label: 'action.player.back', keys: ['F2'], scope: 'coding' },
	{ id: 'player.forward', label: 'action.player.forward', keys: ['Shift+F2'], scope: 'coding' },
	{ id: 'player.slower', label: 'action.player.slower', keys: ['Mod+,'], scope: 'coding' },
	{ id: 'player.faster', label: 'action.player.faster', keys: ['Mod+.'], scope: 'coding' },
	{ id: 'step.back', label: 'action.step.back', keys: ['Escape'], scope: 'coding' },
	{ id: 'passage.next', label: 'action.passage.next', keys: ['j'], scope: 'reading' },
	{ id: 'passage.previous', label: 'action.passage.previous', keys: ['k'], scope: 'reading' },
	{ id: 'passage.open', label: 'action.passage.open', keys: ['Enter'], scope: 'reading' },
	{ id: 'passage.widen', label: 'action.passage.widen', keys: ['w', '+'], scope: 'reading' },
	{ id: 'passage.narrow', label: 'action.passage.narrow', keys: ['-'], scope: 'reading' },
	{
		id: 'passage.selectNext',
		label: 'action.passage.selectNext',
		keys: ['Shift+ArrowDown'],
		scope: 'reading'
	},
	{
		id: 'passage.selectPrevious',
		label: 'action.passage.selectPrevious',
		keys: ['Shift+ArrowUp'],
		scope: 'reading'
	},
	{ id: 'passage.selectAll', label: 'action.passage.selectAll', keys: ['Mod+a'], scope: 'reading' },
	{ id: 'passage.remove', label: 'action.passage.remove', keys: ['x'], scope: 'coding' },
	{ id: 'passage.addCode', label: 'action.passage.addCode', keys: ['c'], scope: 'coding' },
	{ id: 'passage.move', label: 'action.passage.move', keys: ['v'], scope: 'coding' },
	{ id: 'passage.star', label: 'action.passage.star', keys: ['s'], scope: 'coding' },
	{ id: 'passage.memo', label: 'action.passage.memo', keys: ['m'], scope: 'coding' },
	{ id: 'range.wordMore', label: 'action.range.wordMore', keys: ['e'], scope: 'coding' },
	{ id: 'range.wordLess', label: 'action.range.wordLess', keys: ['Shift+e'], scope: 'coding' },
	{ id: 'range.sentenceMore', label: 'action.range.sentenceMore', keys: ['r'], scope: 'coding' },
	{ id: 'range.sentenceLess', label: 'action.range.sentenceLess', keys: ['Shift+r'], scope: 'coding' },
	{ id: 'range.turnMore', label: 'action.range.turnMore', keys: ['t'], scope: 'coding' },
	{ id: 'range.turnLess', label: 'action.range.turnLess', keys: ['Shift+t'], scope: 'coding' },
	{ id: 'range.otherEnd', label: 'action.range.otherEnd', keys: ['b'], scope: 'coding' },
	{ id: 'split.open', label: 'action.split.open', keys: ['Shift+y'], scope: 'coding' },
	{ id: 'split.first', label: 'action.split.first', keys: ['a'], scope: 'coding' },
	{ id: 'split.second', label: 'action.split.second', keys: ['b'], scope: 'coding' },
	{ id: 'split.both', label: 'action.split.both', keys: ['d'], scope: 'coding' },
	{ id: 'split.stay', label: 'action.split.stay', keys: ['o'], scope: 'coding' },
	{ id: 'split.finish', label: 'action.split.finish', keys: ['Mod+Enter'], scope: 'coding' },
	{ id: 'recheck.open', label: 'action.recheck.open', keys: ['Shift+w'], scope: 'coding' },
	{ id: 'recheck.keep', label: 'action.recheck.keep', keys: ['o'], scope: 'coding' },
	{ id: 'codebook.newCode', label: 'action.codebook.newCode', keys: ['Shift+n'], scope: 'codebook' },
	{ id: 'codebook.newCategory', label: 'action.codebook.newCategory', keys: ['Shift+k'], scope: 'codebook' },
	{ id: 'codebook.promote', label: 'action.codebook.promote', keys: ['Shift+ArrowLeft'], scope: 'codebook' },
	{ id: 'codebook.demote', label: 'action.codebook.demote', keys: ['Shift+ArrowRight'], scope: 'codebook' },
	{ id: 'codebook.under', label: 'action.codebook.under', keys: ['Shift+v'], scope: 'codebook' },
	{ id: 'codebook.merge', label: 'action.codebook.merge', keys: ['Shift+j'], scope: 'codebook' },
	{ id: 'codebook.split', label: 'action.codebook.split', keys: ['Shift+y'], scope: 'codebook' },
	{ id: 'codebook.passages', label: 'action.codebook.passages', keys: ['Shift+r'], scope: 'codebook' },
	{ id: 'codebook.removeUp', label: 'action.codebook.removeUp', keys: ['Shift+Delete'], scope: 'codebook' },
	{ id: 'codebook.unfold', label: 'action.codebook.unfold', keys: ['+'], scope: 'codebook' },
	{ id: 'codebook.fold', label: 'action.codebook.fold', keys: ['-'], scope: 'codebook' },
	{ id: 'codebook.putInSet', label: 'action.codebook.putInSet', keys: ['Shift+i'], scope: 'codebook' },
	{ id: 'codebook.sets', label: 'action.codebook.sets', keys: ['Shift+g'], scope: 'codebook' },
	{ id: 'codebook.newSet', label: 'action.codebook.newSet', keys: ['Shift+w'], scope: 'codebook' },
	{ id: 'chart.table', label: 'action.chart.table', keys: ['Shift+t'], scope: 'analysis' },
	{ id: 'chart.save', label: 'action.chart.save', keys: ['Shift+f'], scope: 'analysis' }
]);

/** An action by its name. */
export type ActionId = (typeof actions)[number]['id'];
