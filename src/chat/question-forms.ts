/** Forms by which a clause asks without a question mark: question words, requests, wishes, the verb first, alternatives. Pure. */

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Words before the one that tells what a clause does. */
const LEADING = setOf(
  'a i ale no tak hele jo prosim prosimte prosimvas te dobre ok diky dekuju dekuji jeste takze jenze akorat ano ne ted jinak',
)
const QUESTION_WORDS = setOf(
  'kdo koho komu kom kym co cim cemu cem kdy kde kam odkud kudy proc jak jaky jaka jake jaci jakou jakeho jakych jakym kolik kolika kolikaty ktery ktera ktere kteri kterou kterych kterym kterem ci dokdy odkdy nac',
)
const PREPOSITIONS = setOf('do od za po na v ve o s se u k ke pro z ze pri pred kolem mezi')
/** A request to show or tell something. */
const REQUEST =
  /^(?:(?:ukaz|rekni|napis|najdi|vysvetli|porovnej|srovnej|vypis|popis|shrn|zkrat|cituj|over|hledej)(?:te|me)?\b|(?:zkus|dej)(?:te)? (?:mi|nam|najit|dalsi|vic|jeste|neco)\b)/
/** Somebody wishes to know: `zajímá mě`, `rád bych věděl`, `mám dotaz`, `ať napíše`, `mohl bys vypsat`. */
const WISH =
  /\b(?:zajima(?:l[aoiy]?)? (?:by )?(?:me|mne|nas)|(?:me|mne|nas) (?:by )?(?:\w+ )?zajima(?:l[aoiy]?)?|bych (?:\w+ ){0,2}(?:vedet|videt|vedel[ao]?|zeptal[ao]?|zeptat)|(?:chci|chceme|chtel[ai]? jsem|potrebuj[ui]) (?:se )?(?:vedet|videt|zeptat|znat|cisla|konkretni)|ptal[ai]? (?:jsem )?se (?:\w+ )?(?:na|o|kde|kdy|jestli)|mam (?:\w+ )?(?:dotaz|otazku)|(?:dotaz|otazka) (?:je|zni|na|k|ohledne)|at (?:mi |nam )?(?:napise|rekne|ukaze|najde|vypise)|(?:muzes|mohl bys|mohla bys|umis|muzete|mohli byste) (?:\w+ ){0,2}(?:rict|ukazat|najit|vypsat|napsat|vysvetlit|shrnout)|prosim (?:o|neco|vic|podrobnosti))\b/
/** `počítáte`, `zrušíte`: a verb in the second person plural at the beginning asks whether. */
const SECOND_PLURAL = /^(?:[a-z]{3,}[ieaou]te|budete|mate|chcete)$/
/** Verbs in the third person that ask whether where they come first. */
const VERB_FIRST =
  /^(?:ne)?(?:bude|budou|existuj[ei]|existuji|plati|lze|da|ma|maji|muze|muzou|mohou|musi|smi|jde|vztahuje|tyka) |^(?:je|neni|jsou|nejsou|bylo|nebylo) (?:\w+ ){0,2}(?:neco|nejak\w*|zminka|bod|pravda|taky|take|i|mozne|povinn\w+)\b/
/** A reflexive verb first: `zruší se modré zóny`, `počítá se s tím`, `našel by se bazén`, `platilo by to i tam`. */
const REFLEXIVE_FIRST =
  /^[a-z]{2,}(?:[ieaouy]|aji|eji) se |^(?:ne)?(?:nasel|nasl[ao]|sl[ao]|platil[ao]?|dal[ao]?|vztahoval[ao]?) by (?:se|to|tam|i|taky)\b/
/** Whether there is something, in any order: `píše se o tom něco`, `něco o vodě by nebylo`, `je v tom zmínka`. */
const SOMETHING =
  /\b(?:je|neni|jsou|nejsou|bude|nebude|budou|nebylo|mate|nemate|maji|nemaji|pise|psalo|stoji|najde|naslo|uvadi|planuje)\b(?: \w+){0,4} (?:neco|nejak[yaeo]\w*|zminka|jin[yae]\w*)\b|\b(?:neco|nejak[yaeo]\w*|jin[yae]\w*|zminka)\b(?: \w+){0,4} (?:by (?:se )?(?:nebyl[aoy]?|nenasl[ao]|nasl[ao])|(?:ne)?bude|neni|je|nejsou)\b|^(?:a |jeste |taky )*neco (?:k|ke|o|na|pro)\b/
/** One or the other: `jen v centru nebo i u nás`, `snížit nebo ne`, `placené nebo zadarmo`. */
const ALTERNATIVE =
  /\b(?:nebo|ci) (?:ne|nikoli|jen|jenom|i|jeste|taky|take|spis|az|uz|rovnou|naopak)\b|\b(?:bude|budou|je|jsou|ma|maji|plati|chcete|mate|dostanou|dostane)\b.* nebo \b/
const NO_ALTERNATIVE = /^(?:\w+ )?(?:bud|at)\b|\b(?:jedno|fuk)$/
/** What begins like a question and is a remark. */
const REMARK =
  /^(?:(?:mate|ma|maji) (?:pravdu|recht|to|na|smysl|stesti|asi)\b|(?:vidite|vite|mejte|drzte|jdete|nechte|prestante|pockejte|podivejte|hele[dt]te|koukejte|mluvite|hledte|piste|predstavte|verte)\b|proc (?:ne$|se (?:vlastne|vubec|vzdyck\w*|porad))|(?:jak|co) (?:rikam|rikas|jsem|jsi|se rika|pro koho|kdy|jinak|bych)\b|(?:kdo|co|kde|koho) (?:vi|by|bych|tomu ma|asi|to asi)\b|co (?:nadelas|uz|se da delat|se tyce|dodat|je komu|ja vim|ja s tim)\b|co .*nadelame|kolikrat\b|(?:jak dlouho|kolik let|kolik uz)\b.*\buz\b|uz (?:zase|to)\b|kde jsou ty\b|(?:da|uvidi|ukaze|rika|povida|mluvi|stane|pocka) se (?:to |o tom |to tu )?(?:cekat|predpokladat|pochopit|rict|vsude|uvidi|$)|uvidi se|bude (?:to )?(?:dobre|fajn|sranda|legrace|stat|zase)|je (?:to|mi|nam|videt|jasn\w*|fakt|hezk\w*|skod\w*|smutn\w*|super|poznat) |bylo by (?:\w+ )?(?:hezke|fajn|lepsi|dobre|super)|kdo (?:jde|jede|prijde|pujde|tam jde)\b|(?:ma|mate|nemate|zna|znate|vite|nevite|vi|byl|jede|jde) (?:tu |tady |z vas )?nekdo\b)/
/** Whether; or if, where another clause follows. */
const CONDITION = /^(?:jestli|jestlize|zda|zdali) /
/** In two clauses one after another, a saying: `kdo nic nedělá, nic nezkazí`. */
const NEGATED = /\b(?:nic|ani|nikdo|ne[a-z]{3,})\b/

/** Words of a clause from the one on that tells what it does. */
export function withoutLeading(all: readonly string[]): readonly string[] {
  const at = all.findIndex(word => !LEADING.has(word))
  return at < 0 ? [] : all.slice(at)
}

/** Whether somebody wishes to know something, which may be said anywhere. */
export function isWish(line: string): boolean {
  return WISH.test(line)
}

/** Whether a clause, `next` to another one or to none, is a remark or a saying, though it may begin like a question. */
export function isStatement(all: readonly string[], next: string | null): boolean {
  const rest = withoutLeading(all).join(' ')
  const isSaying = next !== null && NEGATED.test(rest) && NEGATED.test(next)
  return REMARK.test(rest) || isSaying || (next !== null && CONDITION.test(rest)) || NO_ALTERNATIVE.test(rest)
}

/** Whether a clause, `next` to another one or to none, has the form of a question or a request. */
export function hasQuestionForm(all: readonly string[], next: string | null): boolean {
  if (isStatement(all, next)) return false
  const line = all.join(' ')
  const own = withoutLeading(all)
  const rest = own.join(' ')
  return (
    asksByWord(own) ||
    REQUEST.test(rest) ||
    (own.length > 1 && SECOND_PLURAL.test(own[0] ?? '')) ||
    VERB_FIRST.test(`${rest} `) ||
    REFLEXIVE_FIRST.test(rest) ||
    SOMETHING.test(line) ||
    CONDITION.test(rest) ||
    ALTERNATIVE.test(line)
  )
}

/** By a question word, also behind a preposition: `do kdy`, `za kolik let`. */
function asksByWord([first = '', second = '']: readonly string[]): boolean {
  return PREPOSITIONS.has(first) ? QUESTION_WORDS.has(second) : QUESTION_WORDS.has(first) && second !== ''
}
