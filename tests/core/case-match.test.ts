import { expect, it } from 'vitest';
import { matchCases } from '../../src/lib/core/case-match.ts';
import { newCase } from '../../src/lib/core/new-case.ts';
import { guids } from '../storage/open-desk.ts';

const guid = guids(4);
const [anna, bo, bo2, ase] = ['Anna', 'Bo', 'Bo', 'A\u030ase  Berg'].map((name) => newCase(guid(), name));
const cases = [anna!, bo!, bo2!, ase!];
const matched = (one: { guid: string } | undefined) => ({ state: 'matched', case: one!.guid });

it('matches by name, by name without capitals, blanks and Unicode form, and by GUID', () => {
	expect(matchCases(cases, ['Anna', ' åse berg ', 'Cia'])).toEqual([
		matched(anna),
		matched(ase),
		{ state: 'new' }
	]);
	expect(matchCases(cases, [anna!.guid])).toEqual([matched(anna)]);
});

it('calls it unclear where several cases bear the name', () => {
	const unclear = { state: 'unclear', candidates: [bo!.guid, bo2!.guid] };
	expect(matchCases(cases, ['Bo'])).toEqual([unclear]);
	expect(matchCases(cases, ['BO'])).toEqual([unclear]);
});

it('gives a case to the very name first, and to nobody where several are alike', () => {
	const unclear = { state: 'unclear', candidates: [anna!.guid] };
	expect(matchCases(cases, ['Anna', 'ANNA'])).toEqual([matched(anna), unclear]);
	expect(matchCases(cases, ['anna', 'ANNA'])).toEqual([unclear, unclear]);
});

it('trusts what an earlier import of the table knows, as long as the case is there', () => {
	const gone = guid();
	const known = new Map([
		['Bo', bo2!.guid],
		['R7', anna!.guid],
		['Anna', gone]
	]);
	expect(matchCases(cases, ['Bo', 'R7'], known)).toEqual([matched(bo2), matched(anna)]);
	expect(matchCases(cases, ['Anna'], known)).toEqual([matched(anna)]);
});
