/**
 * Swedish stop words: words that carry the grammar of a sentence rather than what it is about. Written for Samtal by
 * going through the closed word classes – pronouns, determiners, prepositions, conjunctions, subjunctions, auxiliary
 * verbs in all their forms, the most common adverbs, and the particles and answers of spoken language, in written and
 * spoken spelling. Numerals go up to ten. Words that can be nouns of interest (år, dag, sätt, sex) are left in.
 */
export const swedish: readonly string[] = `
jag mig mej min mitt mina du dig dej din ditt dina han honom hans hon henne hennes hen den det dess de dem dom deras
vi oss vår vårt våra ni er ert era sig sej sin sitt sina man en ens ett själv självt själva varandra varandras
denna denne detta dessa här där sån sånt såna sådan sådant sådana samma vilken vilket vilka vem vems vad va vars
någon nån något nåt några nåra ingen inget inga ingenting någonting nånting alla allt all allting annan annat andra
varje var vart båda bägge många mycket mer mest flera fler flest få lite litet lita viss visst vissa hela hel helt ena enda
i på av till från för med om under över vid hos mellan genom mot utan åt efter innan före bland kring runt bakom
framför ovanför nedanför inom utom utanför inuti inne inifrån utifrån trots enligt sedan sen per längs via förutom jämte
och å eller men utan samt så fast dock både antingen varken ty
att som när då där om ifall eftersom därför medan tills innan fastän än ju dess huruvida
är var vara varit vore vart blir blev bli blivit ha har hade haft ska skall skulle skolat kan kunna kunde kunnat
vill vilja ville velat måste får få fick fått bör borde böra lär brukar brukade bruka brukat behöver
inte ej icke aldrig alltid ofta ibland också även bara endast kanske nog väl ju visst faktiskt egentligen liksom typ
alltså ändå ännu redan nu nyss sen då här hit dit hem hemma ut upp ner in fram bort borta tillbaka hur varför varifrån
väldigt ganska rätt jätte mycket för lika mera minst minst nästan precis just inom särskilt bland annars dessutom
däremot därmed därefter därifrån dels igen ihop tillsammans igenom omkring iväg emot ifrån såsom såklart ungefär
två tre fyra fem sju åtta nio tio första andra tredje
ja jo nej nä nää jaa mm mhm hm öh eh äh ah aa okej ok jaha jaså nja
`
	.trim()
	.split(/\s+/);
