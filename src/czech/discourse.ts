/**
 * Discourse relations: words by which a sentence changes what those around it mean. Who says it (attribution), that it is
 * not so (negation), that we refuse it (refusal), on what it depends (condition), against what it stands (contrast).
 */

import { contentWords } from './fold.ts'

export type Relation = 'attribution' | 'negation' | 'refusal' | 'condition' | 'contrast'

/** Who a sentence is attributed to, behind `podle`. */
const AUTHORITY =
  'soucasn|stavajic|dosavadn|dnesn|vedeni|radnic|rad[nyu]|koalic|opozic|vlad[yu]|ministerst|magistrat|urad|starost|primator|hejtman|kritik|odpurc|zastanc|odborni|investor|developer|navrh|plan[uy]|nich'

/** Patterns of folded words, each a word or a phrase from its first letter to its last. */
const PATTERNS: Readonly<Record<Relation, readonly string[]>> = {
  attribution: [
    'navrh(?:uj[ei]|ovan[aeyo]?|oval[aioy]?|l[aioy]?|ne|nou)(?! jsme)',
    '(?:na)?planuj[ei]',
    '(?:na)?planoval[aioy]?',
    'prosazuj[ei]',
    'prosazoval[aioy]?',
    'prosadil[aioy]?',
    'chysta(?:ji|l[aioy]?)?',
    'zamysl(?:i|eji|el[aioy]?)',
    'hodla(?:ji|l[aioy]?)?',
    'chce|chteji|chtel[aioy]?(?! by)',
    'pozaduj[ei]',
    'pozadoval[aioy]?',
    '(?:pri)?slib(?:uji?|uje|oval[aioy]?|il[aioy]?)',
    'tvrd(?:i|il[aioy]?)',
    '(?:rika|uvad|argument|zduvodnuj|vysvetluj|doporucuj|preferuj|povazuj)(?:ji|i|eji|uj[ei]|e)?',
    'rek(?:l[aioy]?|nou)',
    'schval(?:il[aioy]?|uj[ei])',
    'odsouhlasil[aioy]?',
    'predlozil[aioy]?',
    'rozhodl[aioy]?',
    'udajne|pry',
    '(?:podle|dle) (?:(?:tech|techto|jejich|jeho) )?(?:AUTHORITY)[a-z]*',
    '(?:navrh|plan|zamer|projekt|vize|predstava|umysl)[a-z]* (?:(?:soucasn|stavajic|dosavadn|byval|minul)[a-z]+ )?(?:AUTHORITY)[a-z]*',
    '(?:ma|maji|mel[aioy]?) (?:to )?v planu|v planu (?:ma|maji|je|mel[aioy]?)|z dilny',
    '(?:stoji|stala|stali|stalo) za (?:tim|nim|ni|navrhem|planem|zamerem)|za (?:tim|nim|ni) stoji',
    '(?:autor|autork|zadavatel|navrhovatel|predkladatel)[a-z]*',
    '(?:cizi|jejich|jeho|jeji|tento|takovy|takove) (?:navrh|plan|zamer|zamery|plany|navrhy)[a-z]*',
  ],
  negation: [
    'ne[a-z]{2,}me',
    'ne(?:ni|jsou|ma|maji|lze|smi|smeji|muze|mohou|bude|budou|chce|chteji|byl[aioy]?|mel[aioy]?|souhlas[a-z]*)',
    'nikdy|nikoliv?|nic|nicim|nicemu|zadn[a-z]+',
    '(?:je|jsou|byl[ao]?|bylo) (?:by )?to (?:[a-z]+ )?(?:omyl|chyba|chybou|lez|nesmysl)|to by byl[ao]? (?:omyl|chyba|chybou)',
  ],
  refusal: [
    'ne(?:souhlasi|podpori|podporuje|dovoli|pripusti|dopusti|chce|bude|hodla|prijme|schvali)me?',
    '(?:odmit|vetuj|zavrhuj|vyluc)[a-z]+',
    '(?:za|u)?brani(?:me|t|li)|(?:zamez|prekaz)(?:ime|it|ili)',
    '(?:jsme|stavime se|postavime se|vystupujeme|hlasovali jsme|hlasujeme|budeme hlasovat) (?:[a-z]+ )?proti',
    '(?:zastavime|zarazime|stopneme|zrusime) (?:to|ho|ji|je)|(?:to|ho|ji|je) (?:zastavime|zarazime|zrusime)',
    'proti (?:tomu|temto|tem|takov[a-z]+|tomuto|teto)',
  ],
  condition: [
    'pokud|jestlize|jestli|kdyby(?:chom|ste)?|ledaze|dokud|li|podmineno|podminen[aeyi]?',
    '(?:za|pod) (?:[a-z]+ )?(?:predpokladu|podmink[a-z]+)',
    'podmink(?:a|ou|y|ami) (?:je|jsou|bude|vsak)',
    'v (?:pripade|takovem pripade|opacnem pripade)',
    '(?:jen|jenom|pouze|teprve|az|tehdy|leda) (?:kdyz|tehdy|pokud|tam|pote|za)',
    '(?:s vyjimkou|vyjma|krome pripadu|az na)',
    'nutnou podminkou|predpokladem|s (?:vyhradou|podminkou)|az (?:bude|budou|budeme|se|ziskame)|po schvaleni',
  ],
  contrast: [
    'ale(?! (?:take|taky|i|rovnez|zaroven|predevsim|hlavne)(?= ))|avsak|vsak|jenze|jenomze|nicmene|naopak|ovsem|kdezto|nybrz|zato|bohuzel|jinak|opacne',
    'presto(?:ze)?|ackoliv?|trebaze|navzdory',
    'misto (?:toho|techto|tech|tohoto|teto|nich|nej|ni|aby|abychom)',
    'namisto|zatimco|oproti',
    'na rozdil|na druhou stranu|na druhe strane|i kdyz|i tak|tim spis',
  ],
}

const RELATIONS = Object.keys(PATTERNS) as readonly Relation[]

/** The folded words of a sentence stand between single spaces, and every pattern begins behind one. */
const READERS = RELATIONS.map(relation => {
  const pattern = PATTERNS[relation].join('|').replaceAll('AUTHORITY', AUTHORITY)
  return { relation, reader: new RegExp(` (?:${pattern})(?= )`) }
})

/** What of these a sentence of the content does, by its words; nothing of most sentences. Linear. */
export function relationsIn(sentence: string): Relation[] {
  const list = contentWords(sentence).map(({ folded }) => folded)
  const spaced = ` ${list.filter(word => word.length <= LONGEST).join(' ')} `
  return READERS.filter(({ reader }) => reader.test(spaced)).map(({ relation }) => relation)
}

/** No word of the patterns is longer. */
const LONGEST = 30
