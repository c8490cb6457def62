/**
 * What a project holds: one zod shape a table. Rows refer to each other by GUID; offsets are UTF-16 units,
 * half open; times inside a recording are milliseconds; moments are ISO 8601 UTC. Nothing here knows SQL.
 */
import { z } from 'zod';
import { assignmentStates } from './assignment-states.ts';
import { consentStates } from './consent-states.ts';
import { themeStatuses } from './theme-statuses.ts';

z.config({ jitless: true });

/** A GUID in lower case, such as `crypto.randomUUID()` gives. */
export const guidShape = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export type Guid = z.infer<typeof guidShape>;

const momentShape = z.iso.datetime();
const offset = z.number().int().nonnegative();
const milliseconds = z.number().int().nonnegative().nullable();
const name = z.string().trim().min(1).max(500);
const note = z.string().max(1_000_000);
/** The id of a version of a codebook: the SHA-256 of its content, hex. */
export const versionIdShape = z.string().regex(/^[0-9a-f]{64}$/);
/** A colour as `#rrggbb`, the form that REFI-QDA carries. */
export const colorShape = z.string().regex(/^#[0-9a-f]{6}$/);

/** The kinds of document, in the order in which lists show them. */
export const documentKinds = ['interview', 'focusGroup', 'workshop', 'questionnaire', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export { assignmentStates, consentStates, themeStatuses };
export type AssignmentState = (typeof assignmentStates)[number];

/** How a version of the codebook came into the project: named by somebody, or with a file that was opened, saved or merged. */
export const versionOrigins = ['named', 'opened', 'saved', 'merged'] as const;

/** The types of an attribute; `oneOf` and `ordered` pick from its options. */
export const attributeTypes = ['text', 'number', 'boolean', 'date', 'oneOf', 'ordered'] as const;
export type AttributeType = (typeof attributeTypes)[number];

export const recordingKinds = ['audio', 'video'] as const;
/** The kinds of picture that every browser shows. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;

/** What a memo is about. A passage memo has a document and offsets of its own. */
export const memoTargets = ['project', 'document', 'passage', 'code', 'coding', 'case', 'theme'] as const;
export const memoTypes = ['analytic', 'methodological', 'theoretical', 'reflexive', 'todo'] as const;

/** One study. A project file holds one row. */
export const projectShape = z.strictObject({ guid: guidShape, name, created: momentShape });

/** A person who codes. */
export const coderShape = z.strictObject({ guid: guidShape, name, color: colorShape });

/** A transcript, note or set of answers. Its text is its turns' texts joined by one line feed; `length` is that text's length. */
export const documentShape = z.strictObject({
	guid: guidShape,
	title: name,
	kind: z.enum(documentKinds),
	date: z.iso.date().nullable(),
	language: z.string().max(35).nullable(),
	summary: note,
	sourceName: z.string().max(1000),
	/** SHA-256 of the imported bytes, hex: tells that a file is already here. */
	sourceHash: z.string(),
	/** SHA-256 of the text now, hex. */
	textHash: z.string(),
	length: offset,
	created: momentShape
});

/** Somebody who speaks in one document. */
export const speakerShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	name,
	role: z.enum(['participant', 'facilitator']),
	case: guidShape.nullable()
});

/** A stretch of a document by one speaker. Its words are `text.slice(start, end)` and are not part of the row. */
export const turnShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	speaker: guidShape.nullable(),
	start: offset,
	end: offset,
	startTime: milliseconds,
	endTime: milliseconds
});

/** A unit of study: a person, a group, a school. */
export const caseShape = z.strictObject({
	guid: guidShape,
	name,
	note,
	/** What the case says, in the researcher's words. */
	summary: note,
	consent: z.enum(consentStates),
	/** How the person can be reached, and what was agreed on. */
	contact: note
});

/** A typed property of cases or of documents. */
export const attributeShape = z.strictObject({
	guid: guidShape,
	name,
	target: z.enum(['case', 'document']),
	type: z.enum(attributeTypes),
	/** The values of `oneOf` and `ordered`, in order; empty otherwise. */
	options: z.array(z.string()),
	position: z.string()
});

/** The value of one attribute for one case or one document (the other is null). */
export const attributeValueShape = z.strictObject({
	guid: guidShape,
	attribute: guidShape,
	case: guidShape.nullable(),
	document: guidShape.nullable(),
	value: z.string()
});

/** The texts of a code that may stand in a further language. */
export const codeTextsShape = z.strictObject({
	name: z.string().max(500),
	definition: note,
	include: note,
	exclude: note,
	/** A typical example. */
	example: note,
	/** An example that only just belongs, or only just does not, and why. */
	borderline: note
});

/** A node of the codebook. A code without a parent is a category. */
export const codeShape = z.strictObject({
	guid: guidShape,
	parent: guidShape.nullable(),
	name,
	color: colorShape,
	/** One lower-case letter or two that apply the code while coding; null for none. */
	key: z.string().max(2).nullable(),
	/** Fractional key that orders siblings. */
	position: z.string(),
	/** False for a code that only groups others. */
	applicable: z.boolean(),
	definition: note,
	include: note,
	exclude: note,
	example: note,
	borderline: note,
	/** The same texts in further languages, by BCP 47 tag. */
	translations: z.record(z.string(), codeTextsShape)
});

/** A named selection of codes across the tree. */
export const codeSetShape = z.strictObject({
	guid: guidShape,
	name,
	color: colorShape,
	note,
	/** True when a unit may bear one of its codes at most; what breaks this is listed, never refused. */
	exclusive: z.boolean(),
	/** The member that takes what fits none of the others; null for none. */
	residual: guidShape.nullable(),
	position: z.string()
});

/** A code in a set; once at most in each. */
export const codeSetMemberShape = z.strictObject({ guid: guidShape, set: guidShape, code: guidShape });

/**
 * A change of what a code means after which the passages coded before are looked at again: `coding.recheck` points here
 * until each is decided on. What the rules are now stands in the code.
 */
export const ruleChangeShape = z.strictObject({
	guid: guidShape,
	code: guidShape,
	/** Who changed the rules. */
	coder: guidShape,
	date: momentShape,
	/** The code's texts as they were when the passages were coded. */
	before: codeTextsShape
});

/** The codebook as it was at one moment: named by somebody, or what a file brought, took or became. */
export const codebookVersionShape = z.strictObject({
	guid: guidShape,
	/** Which codebook it is a version of; the same in every file and project that shares it. */
	codebook: guidShape,
	/** SHA-256 of `content`, hex. */
	version: versionIdShape,
	/** The versions that it was made from, by their ids; they need not be in the project. */
	parents: z.array(versionIdShape).max(1000),
	/** Empty for one that nobody named. */
	name: z.string().max(500),
	author: guidShape,
	date: momentShape,
	note,
	origin: z.enum(versionOrigins),
	/** The whole codebook as JSON text. */
	content: z.string().max(50_000_000)
});

/** What the researcher builds at the end out of codes and passages. */
export const themeShape = z.strictObject({
	guid: guidShape,
	name,
	/** The central idea, in a sentence. */
	idea: note,
	/** What belongs and what does not. */
	boundaries: note,
	status: z.enum(themeStatuses),
	position: z.string()
});

/** A code or a coded passage in a theme (the other is null); once at most in each theme. */
export const themeItemShape = z.strictObject({
	guid: guidShape,
	theme: guidShape,
	code: guidShape.nullable(),
	coding: guidShape.nullable(),
	/** Where its card lies on the board; both null for one that nobody has placed. */
	x: z.number().nullable(),
	y: z.number().nullable(),
	note
});

/** An arrow from one theme to another. */
export const themeLinkShape = z.strictObject({
	guid: guidShape,
	from: guidShape,
	to: guidShape,
	label: z.string().max(500)
});

/** One code on one range of one document by one coder. Offsets are null for a coding of the whole document. */
export const codingShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	code: guidShape,
	coder: guidShape,
	start: offset.nullable(),
	end: offset.nullable(),
	quote: z.string(),
	/** True when its text is gone: listed for review, never counted. */
	orphan: z.boolean(),
	/** True when its words were corrected since it was made or checked last: listed for review, counted all the same. */
	changed: z.boolean(),
	/** The change of its code's rules after which it is to be looked at again; null for none. Counted all the same. */
	recheck: guidShape.nullable(),
	star: z.boolean(),
	weight: z.number().nullable(),
	condensation: note,
	created: momentShape,
	modified: momentShape
});

/** A rich-text note. Exactly the reference that `target` names is set (document, start and end for a passage). */
export const memoShape = z.strictObject({
	guid: guidShape,
	target: z.enum(memoTargets),
	document: guidShape.nullable(),
	code: guidShape.nullable(),
	coding: guidShape.nullable(),
	case: guidShape.nullable(),
	theme: guidShape.nullable(),
	start: offset.nullable(),
	end: offset.nullable(),
	quote: z.string(),
	orphan: z.boolean(),
	coder: guidShape,
	type: z.enum(memoTypes),
	title: z.string().max(500),
	/** The editor's document as JSON text. */
	body: note,
	created: momentShape,
	modified: momentShape
});

/** How far one coder has come with one document; no row means "not assigned and unread". */
export const assignmentShape = z.strictObject({
	guid: guidShape,
	coder: guidShape,
	document: guidShape,
	state: z.enum(assignmentStates)
});

/** The audio or video file that a document is tied to. The file itself is never copied. One at most a document. */
export const recordingShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	/** The file's name, and its size in bytes, by which it is known again. */
	name: z.string().min(1).max(1000),
	size: z.number().int().nonnegative(),
	kind: z.enum(recordingKinds),
	/** Where in the recording the transcript's time zero lies, in milliseconds; negative where the recording starts later. */
	offset: z.number().int()
});

/** A picture shown beside a document or one of its turns. Its bytes are not part of the row. */
export const pictureShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	turn: guidShape.nullable(),
	name: z.string().min(1).max(1000),
	mime: z.enum(pictureTypes),
	/** In pixels. */
	width: z.number().int().positive(),
	height: z.number().int().positive(),
	/** SHA-256 of the bytes as base64 text, hex. */
	hash: z.string(),
	/** Fractional key that orders the pictures of a document. */
	position: z.string()
});

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
	assignment: assignmentShape
} as const;

export type TableName = keyof typeof shapes;
export type Row<T extends TableName> = z.infer<(typeof shapes)[T]>;

export type Project = Row<'project'>;
export type Coder = Row<'coder'>;
export type Document = Row<'document'>;
export type Speaker = Row<'speaker'>;
export type Turn = Row<'turn'>;
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
export type Assignment = Row<'assignment'>;
