/** Answer scales whose order is known by their words, in English and Swedish. */

/**
 * From the lowest step to the highest, parted by `|`; ways of saying one step are parted by `/`, the usual one first.
 * Where two scales hold the same answers, the earlier one is meant.
 */
const scales: readonly string[] = [
	'strongly disagree|disagree|neither agree nor disagree/neutral/undecided/neither/not sure/unsure|agree|strongly agree',
	'strongly disagree|somewhat disagree|neither agree nor disagree/neutral/undecided|somewhat agree|strongly agree',
	'strongly disagree|disagree|somewhat disagree/slightly disagree|neither agree nor disagree/neutral/undecided|somewhat agree/slightly agree|agree|strongly agree',
	'completely disagree/totally disagree|disagree|neither agree nor disagree/neutral|agree|completely agree/totally agree',
	'very dissatisfied|dissatisfied|neither satisfied nor dissatisfied/neutral|satisfied|very satisfied',
	'very dissatisfied|somewhat dissatisfied|neither satisfied nor dissatisfied/neutral|somewhat satisfied|very satisfied',
	'extremely dissatisfied|somewhat dissatisfied|neither satisfied nor dissatisfied|somewhat satisfied|extremely satisfied',
	'never|rarely/seldom|sometimes/occasionally|often/frequently/usually|always/very often',
	'never|sometimes|about half the time|most of the time|always',
	'never|yearly|monthly|weekly|daily',
	'very poor|poor|fair/average/acceptable|good|very good/excellent',
	'poor|fair|good|very good|excellent',
	'very bad|bad|neither good nor bad/neutral|good|very good',
	'not at all|slightly/a little|moderately/somewhat|very/very much/a lot|extremely',
	'not at all important/not important|slightly important|moderately important/fairly important|important/very important|extremely important',
	'very unimportant|unimportant|neither important nor unimportant/neutral|important|very important',
	'very unlikely/extremely unlikely|unlikely/somewhat unlikely|neither likely nor unlikely/neutral|likely/somewhat likely|very likely/extremely likely',
	'very difficult|difficult|neither easy nor difficult/neutral|easy|very easy',
	'much worse|worse/somewhat worse|about the same/the same/no change|better/somewhat better|much better',
	'not at all|to a small extent|to some extent|to a large extent|to a very large extent',
	'very low|low|medium/moderate/average|high|very high',
	'none|low|medium/moderate|high',
	'small|medium|large',
	'instämmer inte alls|instämmer inte|varken eller/varken instämmer eller inte/neutral|instämmer|instämmer helt',
	'instämmer inte alls|instämmer i låg grad/instämmer i liten grad|instämmer delvis/instämmer i viss grad|instämmer i hög grad|instämmer helt',
	'instämmer inte alls|instämmer till viss del/instämmer delvis|instämmer till stor del|instämmer helt',
	'instämmer inte alls|instämmer knappast|instämmer delvis|instämmer i stort sett|instämmer helt',
	'stämmer inte alls|stämmer dåligt/stämmer ganska dåligt|stämmer varken bra eller dåligt/stämmer delvis|stämmer bra/stämmer ganska bra|stämmer helt/stämmer mycket bra/stämmer precis',
	'stämmer mycket dåligt|stämmer ganska dåligt|stämmer varken bra eller dåligt|stämmer ganska bra|stämmer mycket bra',
	'håller inte alls med|håller inte med|varken eller/neutral|håller med|håller helt med',
	'tar helt avstånd|tar delvis avstånd|varken eller/neutral|instämmer delvis|instämmer helt',
	'mycket missnöjd|missnöjd/ganska missnöjd|varken nöjd eller missnöjd/varken eller/neutral|nöjd/ganska nöjd|mycket nöjd',
	'aldrig|sällan|ibland|ofta|alltid/mycket ofta',
	'aldrig|varje år|varje månad|varje vecka|varje dag/dagligen',
	'mycket dålig|dålig/ganska dålig|varken bra eller dålig/godtagbar|bra/ganska bra|mycket bra',
	'mycket dåligt|dåligt/ganska dåligt|varken bra eller dåligt|bra/ganska bra|mycket bra',
	'inte alls|lite/i viss mån|ganska mycket/mycket|väldigt mycket',
	'inte alls|i liten utsträckning|i viss utsträckning|i stor utsträckning|i mycket stor utsträckning',
	'inte alls|i låg grad/i liten grad|i viss grad|i hög grad|i mycket hög grad',
	'mycket osannolikt|osannolikt/ganska osannolikt|varken eller|sannolikt/ganska sannolikt|mycket sannolikt',
	'mycket svårt|svårt/ganska svårt|varken lätt eller svårt|lätt/ganska lätt|mycket lätt',
	'inte alls viktigt/inte viktigt|mindre viktigt|ganska viktigt|viktigt/mycket viktigt|mycket viktigt/helt avgörande',
	'mycket sämre|sämre/något sämre|ungefär som förut/oförändrat|bättre/något bättre|mycket bättre',
	'mycket låg|låg|medel/medelhög/varken hög eller låg|hög|mycket hög',
	'liten|mellan/medelstor|stor'
];

/** Answers that stand beside a scale, after its highest step. */
const besides = new Set(
	"don't know|do not know|not applicable|n/a|no opinion|prefer not to say|prefer not to answer|vet ej|vet inte|ej relevant|inte aktuellt|ingen åsikt|ingen uppfattning|vill inte svara|vill ej svara|kan inte ta ställning".split(
		'|'
	)
);

const steps: readonly (readonly (readonly string[])[])[] = scales.map((scale) =>
	scale.split('|').map((step) => step.split('/'))
);

/**
 * The options of an ordered attribute with these values (each once, none empty), from low to high; null when they are on
 * no scale. The steps of a known scale that nobody chose are among them; answers such as "don't know" stand last.
 */
export function scaleOf(values: readonly string[]): string[] | null {
	return wordScale(values) ?? numberedScale(values);
}

function wordScale(values: readonly string[]): string[] | null {
	const given = new Map(values.map((value) => [plain(value), value]));
	if (given.size < values.length) return null;
	const aside = [...given].filter(([key]) => besides.has(key)).map(([, value]) => value);
	const on = [...given.keys()].filter((key) => !besides.has(key));
	if (on.length < 2) return null;
	for (const scale of steps) {
		const used = scale.map((step) => step.filter((way) => given.has(way)));
		if (used.some((ways) => ways.length > 1) || used.flat().length < on.length) continue;
		const capital = /^\p{Lu}/u.test(given.get(on[0]!)!);
		const words = scale.map((step, at) => given.get(used[at]![0] ?? '') ?? cased(step[0]!, capital));
		return [...words, ...aside];
	}
	return null;
}

/** Answers that carry their number: "1 – not at all", "2", "5 (very much)". Bare numbers alone are numbers. */
function numberedScale(values: readonly string[]): string[] | null {
	const numbered = values.map((value) => ({
		value,
		found: /^(\d{1,2})(?:\s*[-–—=.:)(]\s*\D.*)?$/s.exec(value)
	}));
	if (
		values.length < 2 ||
		numbered.some(({ found }) => !found) ||
		values.every((value) => /^\d+$/.test(value))
	)
		return null;
	const number = ({ found }: { found: RegExpExecArray | null }): number => Number(found?.[1]);
	if (new Set(numbered.map(number)).size < values.length) return null;
	return numbered.sort((a, b) => number(a) - number(b)).map(({ value }) => value);
}

const plain = (text: string): string =>
	text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");

const cased = (text: string, capital: boolean): string =>
	capital ? text[0]!.toUpperCase() + text.slice(1) : text;
