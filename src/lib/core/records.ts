/**
 * What a project holds: one zod shape a table. Rows refer to each other by GUID; offsets are UTF-16 units,
 * half open; times inside a recording are milliseconds; moments are ISO 8601 UTC. Nothing here knows SQL.
 */
import { z } from 'zod';
import { approaches } from './approaches.ts';
import { assignmentStates } from './assignment-states.ts';
import { consentStates } from './consent-states.ts';
import { attributeShape, attributeTypes, attributeValueShape, caseShape } from './shapes/case.ts';
import {
	codebookVersionShape,
	codeSetMemberShape,
	codeSetShape,
	codeShape,
	ruleChangeShape,
	type codeTextsShape
} from './shapes/codebook.ts';
import {
	assignmentShape,
	codingShape,
	memoShape,
	themeItemShape,
	themeLinkShape,
	themeShape,
	translationShape
} from './shapes/coding.ts';
import { colorShape, guidShape, momentShape, name } from './shapes/field.ts';
import {
	codingUnitShape,
	documentKinds,
	documentShape,
	pictureShape,
	recordingShape,
	speakerShape,
	turnShape
} from './shapes/text.ts';
import { savedQueryShape } from './shapes/query.ts';
import { summaryShape } from './shapes/summary.ts';
import { themeStatuses } from './theme-statuses.ts';

export * from './shapes/case.ts';
export * from './shapes/codebook.ts';
export * from './shapes/coding.ts';
export * from './shapes/query.ts';
export * from './shapes/summary.ts';
export * from './shapes/text.ts';
export { colorShape, guidShape, versionIdShape, type Guid } from './shapes/field.ts';
export { assignmentStates, consentStates, themeStatuses };

export type AssignmentState = (typeof assignmentStates)[number];
export type AttributeType = (typeof attributeTypes)[number];
export type DocumentKind = (typeof documentKinds)[number];

/** One study. A project file holds one row. */
export const projectShape = z.strictObject({
	guid: guidShape,
	name,
	created: momentShape,
	/** How the study analyses; '' for not stated. Views that it does not use are folded away. */
	approach: z.enum(['', ...approaches])
});

/** A person who codes. */
export const coderShape = z.strictObject({ guid: guidShape, name, color: colorShape });

/** Every table of a project, by name. Parents stand before what refers to them. */
export const shapes = {
	project: projectShape,
	coder: coderShape,
	case: caseShape,
	document: documentShape,
	attribute: attributeShape,
	attributeValue: attributeValueShape,
	speaker: speakerShape,
	turn: turnShape,
	codingUnit: codingUnitShape,
	recording: recordingShape,
	picture: pictureShape,
	code: codeShape,
	codeSet: codeSetShape,
	codeSetMember: codeSetMemberShape,
	codebookVersion: codebookVersionShape,
	ruleChange: ruleChangeShape,
	coding: codingShape,
	theme: themeShape,
	themeItem: themeItemShape,
	themeLink: themeLinkShape,
	memo: memoShape,
	translation: translationShape,
	assignment: assignmentShape,
	query: savedQueryShape,
	summary: summaryShape
} as const;

export type TableName = keyof typeof shapes;
export type Row<T extends TableName> = z.infer<(typeof shapes)[T]>;

export type Project = Row<'project'>;
export type Coder = Row<'coder'>;
export type Document = Row<'document'>;
export type Speaker = Row<'speaker'>;
export type Turn = Row<'turn'>;
export type CodingUnit = Row<'codingUnit'>;
/** A turn with its words. */
export type SpokenTurn = Turn & { readonly text: string };
export type Case = Row<'case'>;
export type Attribute = Row<'attribute'>;
export type AttributeValue = Row<'attributeValue'>;
export type Recording = Row<'recording'>;
export type Picture = Row<'picture'>;
export type Code = Row<'code'>;
export type CodeTexts = z.infer<typeof codeTextsShape>;
export type CodeSet = Row<'codeSet'>;
export type CodeSetMember = Row<'codeSetMember'>;
export type CodebookVersion = Row<'codebookVersion'>;
export type RuleChange = Row<'ruleChange'>;
export type Coding = Row<'coding'>;
export type Theme = Row<'theme'>;
export type ThemeItem = Row<'themeItem'>;
export type ThemeLink = Row<'themeLink'>;
export type Memo = Row<'memo'>;
export type Translation = Row<'translation'>;
export type Assignment = Row<'assignment'>;
export type SavedQuery = Row<'query'>;
export type Summary = Row<'summary'>;
