/** The one place that turns the tags of refusals and failures into sentences: what happened, what was kept, what to do. */
import type { CommandError, OpenError } from '../storage/protocol.ts';
import { say } from '../words/say.ts';

/** A failure that a user is told of. */
export type Failure = CommandError | OpenError | { readonly type: 'recovered' };

/** The sentence for a failure, in the language in force. */
export function refusalSentence(failure: Failure): string {
	switch (failure.type) {
		case 'malformed':
			return say('refusal.malformed', { detail: failure.detail });
		case 'notFound':
			return say('refusal.notFound');
		case 'guidTaken':
			return say('refusal.guidTaken');
		case 'outsideText':
			return say('refusal.outsideText');
		case 'blankPassage':
			return say('refusal.blankPassage');
		case 'alreadyCoded':
			return say('refusal.alreadyCoded', { code: failure.code });
		case 'onlyGroups':
			return say('refusal.onlyGroups', { code: failure.code });
		case 'keyReserved':
			return say('refusal.keyReserved', { key: failure.key });
		case 'keyTaken':
			return say('refusal.keyTaken', { key: failure.key, code: failure.code });
		case 'noParent':
			return say('refusal.noParent', { code: failure.code });
		case 'passagesLeft':
			return say('refusal.passagesLeft', { code: failure.code, count: failure.count });
		case 'residualOutside':
			return say('refusal.residualOutside', { set: failure.set });
		case 'insideItself':
			return say('refusal.insideItself', { code: failure.code });
		case 'alreadyImported':
			return say('refusal.alreadyImported', { title: failure.title });
		case 'otherDocument':
			return say('refusal.otherDocument');
		case 'speakerElsewhere':
			return say('refusal.speakerElsewhere', { speaker: failure.speaker });
		case 'lastTurn':
			return say('refusal.lastTurn');
		case 'timesCrossed':
			return say('refusal.timesCrossed');
		case 'nameTaken':
			return say('refusal.nameTaken', { name: failure.name });
		case 'valueMisfit': {
			const { attribute, owner, value } = failure;
			return say('refusal.valueMisfit', { attribute, owner, value });
		}
		case 'valuesMisfit': {
			const { attribute, count, values } = failure;
			return say('refusal.valuesMisfit', { attribute, count, values });
		}
		case 'notAPicture':
			return say('refusal.notAPicture', { name: failure.name });
		case 'spliceMisfit':
			return say('refusal.spliceMisfit');
		case 'unclearCase':
			return say('refusal.unclearCase', { name: failure.name });
		case 'unitsLocked':
			return say('refusal.unitsLocked', { title: failure.title });
		case 'noUnits':
			return say('refusal.noUnits', { title: failure.title });
		case 'nothingToDivide':
			return say('refusal.nothingToDivide', { title: failure.title });
		case 'lastUnit':
			return say('refusal.lastUnit');
		case 'alreadyTranslated':
			return say('refusal.alreadyTranslated', { language: failure.language });
		case 'ownCoder':
			return say('refusal.ownCoder', { coder: failure.coder });
		case 'historyCut':
			return say('refusal.historyCut', { sequence: failure.sequence });
		case 'nothingToDo':
			return say('refusal.nothingToDo');
		case 'nothingToUndo':
			return say('refusal.nothingToUndo');
		case 'nothingToRedo':
			return say('refusal.nothingToRedo');
		case 'changedSince':
			return say('refusal.changedSince', { sequence: failure.sequence });
		case 'quota':
			return say('refusal.quota');
		case 'locked':
		case 'openElsewhere':
			return say('refusal.openElsewhere');
		case 'missing':
			return say('refusal.missing');
		case 'io':
			return say('refusal.io', { detail: failure.detail });
		case 'damaged':
			return say('refusal.damaged');
		case 'newer':
			return say('refusal.newerVersion');
		case 'newerVersion':
			return say('refusal.newerVersion');
		case 'tooLarge':
			return say('refusal.tooLarge');
		case 'unverified':
			return say('refusal.unverified');
		case 'closed':
		case 'notOpen':
			return say('refusal.notOpen');
		case 'notAProject':
			return say('refusal.notAProject');
		case 'notSqlite':
			return say('refusal.notSqlite');
		case 'damagedFile':
			return say('refusal.damagedFile', { detail: failure.detail });
		case 'recovered':
			return say('refusal.recovered');
	}
}
