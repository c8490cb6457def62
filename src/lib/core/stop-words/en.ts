/**
 * English stop words: words that carry the grammar of a sentence rather than what it is about. Written for Samtal by
 * going through the closed word classes – pronouns, determiners, prepositions, conjunctions, auxiliary verbs in all
 * their forms with their contractions, the most common adverbs, and the particles and answers of spoken language. Numerals go up to
 * ten. Words that can be nouns of interest (time, people, way) are left in.
 */
export const english: readonly string[] = `
i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
we us our ours ourselves they them their theirs themselves one ones oneself each other another
this that these those here there who whom whose which what whatever whoever whichever
some any no none all both either neither every many much more most few fewer less least several such same own
somebody someone something anybody anyone anything nobody nothing everybody everyone everything
a an the
of in on at to from for with by about into onto over under between among through during before after above below
against without within across along around behind beside besides beyond despite down up off out near since toward
towards until till upon via per like unlike except
and or but nor so yet if because as while when where whereas whether though although unless than once
be am is are was were been being have has had having do does did doing done will would shall should can could may might
must ought need dare used going gonna get gets got getting
i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll
she'll it'll we'll they'll that's there's here's what's who's where's how's let's it'd that'd that'll
isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't cannot
couldn't mayn't mightn't mustn't needn't oughtn't ain't
not never always often sometimes ever also too very quite rather just only even still already again then now soon
maybe perhaps really actually almost enough how why however therefore thus hence otherwise instead together away back
further else well anyway somehow somewhere anywhere nowhere everywhere
two three four five six seven eight nine ten first second third
yes yeah yep no nope okay ok mm mhm hm hmm uh um er erm ah oh
`
	.trim()
	.split(/\s+/);
