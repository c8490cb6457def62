/** Every question that a window may ask of a project, by name. What takes long is answered in steps. */
import { answerCodings } from './answer-codings.ts';
import { autoPlaces } from './auto-places.ts';
import { casePage } from './case-page.ts';
import { codeCounts } from './code-counts.ts';
import { codeMerge } from './code-merge.ts';
import { codeSets, setViolations } from './code-sets.ts';
import { codingUnits } from './coding-units.ts';
import { codebookVersion, codebookVersions } from './codebook-versions.ts';
import { context } from './context.ts';
import { cooccurrences } from './cooccurrences.ts';
import { crosstabPairedTest, crosstabTest } from './crosstab-test.ts';
import { crosstabOfCodes } from './crosstab.ts';
import { document } from './document.ts';
import { followings, groupUses, meetings, uses } from './found.ts';
import { frequencies } from './frequencies.ts';
import { grids } from './grids.ts';
import { goneCoders, lines } from './lines.ts';
import { linkedCodings } from './linked-codings.ts';
import { pictureData, pictures, recording } from './media.ts';
import { memos } from './memos.ts';
import { overview } from './overview.ts';
import { partners } from './partners.ts';
import { passages } from './passages.ts';
import { portrait } from './portrait.ts';
import { progress } from './progress.ts';
import { queriedPart } from './query-part.ts';
import { queried, queriedRanges } from './query.ts';
import { questionnaire } from './questionnaire.ts';
import { reachByCoder, reachOfCodes } from './reach.ts';
import { recheckCounts, rechecks } from './rechecks.ts';
import { replacement } from './replacement.ts';
import { review } from './review.ts';
import { savedQueries } from './saved-queries.ts';
import { saturation } from './saturation.ts';
import { searchedTexts, searchIndexed } from './search.ts';
import type { Finished } from '../stepwise.ts';
import { sequences } from './sequences.ts';
import type { Source } from './source.ts';
import { summaries, summaryCounts } from './summaries.ts';
import { tableImport } from './table-import.ts';
import { said, talk } from './talk.ts';
import { themes } from './themes.ts';
import { translations } from './translations.ts';
import { wordsBefore } from './words-before.ts';
import { wordPlaces, words } from './words.ts';

export const queries = {
	overview: (source: Source, _params: Record<string, never>) => overview(source),
	document,
	passages,
	context,
	frequencies,
	reach: reachOfCodes,
	reachByCoder,
	cooccurrences,
	crosstab: crosstabOfCodes,
	crosstabTest,
	crosstabPairedTest,
	meetings,
	uses,
	groupUses,
	partners,
	replacement,
	codeMerge,
	codeCounts,
	codeSets: (source: Source, _params: Record<string, never>) => codeSets(source),
	setViolations,
	rechecks,
	recheckCounts,
	themes: (source: Source, _params: Record<string, never>) => themes(source),
	codebookVersions: (source: Source, _params: Record<string, never>) => codebookVersions(source),
	codebookVersion,
	review,
	searchedTexts,
	searchIndexed,
	autoPlaces,
	case: casePage,
	cases: grids,
	sequences,
	followings,
	saturation,
	portrait,
	talk,
	said,
	queried,
	queriedPart,
	queriedRanges,
	summaries: (source: Source, _params: Record<string, never>) => summaries(source),
	summaryCounts,
	savedQueries: (source: Source, _params: Record<string, never>) => savedQueries(source),
	questionnaire,
	answerCodings,
	recording,
	pictures,
	pictureData,
	lines,
	goneCoders: (source: Source, _params: Record<string, never>) => goneCoders(source),
	linkedCodings,
	tableImport,
	wordsBefore,
	words,
	wordPlaces,
	memos,
	translations,
	codingUnits,
	progress
} as const;

export type QueryName = keyof typeof queries;
export type QueryParams<N extends QueryName> = Parameters<(typeof queries)[N]>[1];
export type QueryResult<N extends QueryName> = Finished<ReturnType<(typeof queries)[N]>>;
