/** Why a command was refused: one tag each, with what the sentence names. `session/refusals.ts` makes the sentence. */
import type { TableName } from './records.ts';

export type Refusal =
	| { readonly type: 'malformed'; readonly detail: string }
	| { readonly type: 'notFound'; readonly table: TableName }
	| { readonly type: 'guidTaken' }
	| { readonly type: 'outsideText' }
	| { readonly type: 'blankPassage' }
	| { readonly type: 'alreadyCoded'; readonly code: string }
	| { readonly type: 'onlyGroups'; readonly code: string }
	| { readonly type: 'keyReserved'; readonly key: string }
	| { readonly type: 'keyTaken'; readonly key: string; readonly code: string }
	/** A category stands below nothing that could take its passages. */
	| { readonly type: 'noParent'; readonly code: string }
	/** Passages that nobody has said where to put. */
	| { readonly type: 'passagesLeft'; readonly code: string; readonly count: number }
	/** A set's residual code has to be one of its codes. */
	| { readonly type: 'residualOutside'; readonly set: string }
	| { readonly type: 'insideItself'; readonly code: string }
	| { readonly type: 'alreadyImported'; readonly title: string }
	| { readonly type: 'otherDocument' }
	/** Whoever works here would be gone. */
	| { readonly type: 'ownCoder'; readonly coder: string }
	| { readonly type: 'speakerElsewhere'; readonly speaker: string }
	| { readonly type: 'spliceMisfit' }
	| { readonly type: 'lastTurn' }
	| { readonly type: 'timesCrossed' }
	| { readonly type: 'nameTaken'; readonly name: string }
	| {
			readonly type: 'valueMisfit';
			readonly attribute: string;
			readonly owner: string;
			readonly value: string;
	  }
	| {
			readonly type: 'valuesMisfit';
			readonly attribute: string;
			readonly count: number;
			readonly values: string;
	  }
	| { readonly type: 'notAPicture'; readonly name: string }
	/** Several cases bear the name, and nobody said which one is meant. */
	| { readonly type: 'unclearCase'; readonly name: string }
	/** The units of a document are settled. */
	| { readonly type: 'unitsLocked'; readonly title: string }
	| { readonly type: 'noUnits'; readonly title: string }
	| { readonly type: 'nothingToDivide'; readonly title: string }
	| { readonly type: 'lastUnit' }
	| { readonly type: 'alreadyTranslated'; readonly language: string }
	/** Lines that a restoring would need are no longer there. */
	| { readonly type: 'historyCut'; readonly sequence: number }
	| { readonly type: 'nothingToDo' }
	| { readonly type: 'nothingToUndo' }
	| { readonly type: 'nothingToRedo' }
	| { readonly type: 'changedSince'; readonly sequence: number };
