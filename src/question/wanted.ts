/** Wanted detail: what a question asks for besides its subject: an amount with its unit, a date, a place, a person, a deed. */

import type { Word } from '../czech/fold.ts'
import { askedAmount } from './asked-amount.ts'
import { type Clause, complains, isOnTold, wantsNoDate } from './impatience.ts'
import { type Asked, roleAt, type Sentence, sentencesOf } from './question-words.ts'
import type { Unit } from './unit.ts'
import { type WordList, wordsLike } from './word-list.ts'

export type Wanted =
  | {
      readonly kind: 'number'
      readonly unit: Unit
      /** Stems and roots of the noun that is counted; of other units than `count` and `ratio`, none. */
      readonly counted: readonly string[]
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'time-of-day' }
  /** `named`: a route, or one town or street of several, which only a name tells. */
  | { readonly kind: 'place'; readonly named: boolean }
  /** `named`: a person by name; otherwise whoever acts, an office too. */
  | { readonly kind: 'person'; readonly named: boolean }
  /** What was done, not what is planned. */
  | { readonly kind: 'deed' }

/**
 * The detail that a question asks for first, or null where a passage on its subject is all that it wants. `words` are
 * those of `text`, in Czech, Slovak or English. Linear.
 */
export function readWanted(words: readonly Word[], text: string): Wanted | null {
  const sentences = sentencesOf(words, text)
  const asking = sentences.filter(({ asks }) => asks)
  for (const sentence of asking.length > 0 ? asking : sentences) {
    const told = sentences.slice(0, sentences.indexOf(sentence)).filter(({ asks }) => !asks)
    const wanted = detailIn(sentence, told.at(-1)) ?? choiceOfYears(sentence) ?? deedIn(sentence)
    if (wanted !== null) return wanted
  }
  return null
}

/** The detail of a sentence; `told` is the one before it where that asks nothing. */
function detailIn(sentence: Sentence, told: Sentence | undefined): Wanted | null {
  const earlier = told?.words.map(({ folded }) => folded) ?? []
  let embedded = false
  for (const at of sentence.words.keys()) {
    const cue = cueOf(clauseFrom(sentence, at, earlier))
    if (cue === null) continue
    const role = roleAt(sentence, at, cue.asked)
    if (role === 'asks' || (role === 'joined' && !embedded)) return cue.wanted
    embedded = true
  }
  return null
}

/** Words of a clause that are looked at. */
const LONGEST_CLAUSE = 24

function clauseFrom({ words, breaks }: Sentence, at: number, earlier: readonly string[]): Clause {
  let end = at + 1
  while (end < words.length && end - at < LONGEST_CLAUSE && !breaks.has(end)) end++
  const folded = words.slice(Math.max(0, at - LONGEST_CLAUSE), end).map(word => word.folded)
  const from = Math.min(at, LONGEST_CLAUSE)
  return {
    before: folded[from - 1] ?? '',
    words: folded.slice(from),
    told: [...earlier.slice(-LONGEST_CLAUSE), ...folded.slice(0, from)],
  }
}

interface Cue {
  readonly asked: Asked
  readonly wanted: Wanted
}

interface QuestionWord {
  readonly words: WordList
  readonly asked: Asked
  readonly read: (clause: Clause) => Wanted | null
}

const QUESTION_WORDS: readonly QuestionWord[] = [
  { words: wordsLike('kolik kolika kolikati kolko kolkych'), asked: 'amount', read: amount },
  { words: wordsLike('kolikrat kolkokrat'), asked: 'amount', read: () => number('frequency') },
  { words: wordsLike('kdy dokdy odkdy kedy odkedy dokedy when'), asked: 'time', read: date },
  { words: wordsLike('kde kam kudy odkud kadial odkial where'), asked: 'other', read: where },
  { words: wordsLike('kdo kto who'), asked: 'other', read: who },
  { words: wordsLike('garant garantem garanta'), asked: 'amount', read: () => person(true) },
  { words: wordsLike('koho'), asked: 'other', read: nominated },
  { words: wordsLike('co'), asked: 'other', read: cost },
  { words: wordsLike('jak ako how'), asked: 'amount', read: how },
  {
    words: wordsLike(
      'ktery ktera ktere ktereho kteremu kterem kterym kterou kterych kterymi kterej kteryho ktory ktora ktore ktoreho ktorom ktorych ktorou ktorej ktorymi which',
    ),
    asked: 'other',
    read: which,
  },
  {
    words: wordsLike(
      'jaky jaka jake jakeho jakem jakou jakych jakej jakym jakymi aka aky ake aku akou akeho what',
    ),
    asked: 'amount',
    read: whatSort,
  },
]

function cueOf(clause: Clause): Cue | null {
  const first = clause.words[0] ?? ''
  const question = QUESTION_WORDS.find(({ words }) => words.test(first))
  const wanted = question?.read(clause) ?? null
  return question === undefined || wanted === null ? null : { asked: question.asked, wanted }
}

const number = (unit: Unit, counted: readonly string[] = []): Wanted => ({ kind: 'number', unit, counted })
const place = (named: boolean): Wanted => ({ kind: 'place', named })
const person = (named: boolean): Wanted => ({ kind: 'person', named })
const DATE: Wanted = { kind: 'date' }
const TIME_OF_DAY: Wanted = { kind: 'time-of-day' }

/** `jak dlouho ještě` */
const STILL = wordsLike('jeste este')

function date(clause: Clause): Wanted | null {
  return wantsNoDate(clause) ? null : DATE
}

/** `tolik, kolik chceme`, `kolik sám uznám`: an amount that is not asked for. */
const AS_MUCH = wordsLike('tolik tolko natoz')
const AT_WILL = wordsLike('chce chces chcete chci chceme chteji uzna* sam')

function amount({ words, before }: Clause): Wanted | null {
  if (AS_MUCH.test(before) || (words.length <= 3 && AT_WILL.test(words[1] ?? ''))) return null
  if (before === 'v' && words[0] === 'kolik') return TIME_OF_DAY
  const asked = askedAmount(words.slice(1), before)
  return asked === null ? null : number(asked.unit, asked.counted)
}

/** Words of somebody who wants to do something himself and asks where to turn: any facility is an answer. */
const OF_ASKER = wordsLike(
  'mam muzu mohu si mi nam najdu sezenu dostanu budu pujdu clovek *im *am *uju *uji *ame *ime *eme *chnu *hnu *knu *pnu',
)
const NOT_OF_ASKER = wordsLike('budeme tam sam kam sem nim tim im am')
const OF_MONEY = wordsLike('penize penez peniaze prachy prostredky financ* milion* miliard* vezmete money')
/** `nemají kde hrát`, `není kam jít`. */
const NOWHERE = wordsLike('nemam nemas nema nemame nemate nemaji nemaju nemaj neni nebylo nebude')
/** `kam se obrátit`, `kde se dá jezdit`. */
const INFINITIVE = wordsLike('*at *it *et *yt *out')
const POSSIBLE = wordsLike('da daji lze')
/** `kam zmizela lavička`, `kam město směřuje`. */
const AWAY = wordsLike('zmiz* mizi podel podela podelo podely smeruj* miri')
const INSTRUMENTAL = wordsLike('*mi *em *im *ym *ou ni')

function where({ words, before }: Clause): Wanted | null {
  const rest = words.slice(1)
  if (rest.some(word => OF_ASKER.test(word) && !NOT_OF_ASKER.test(word)) || NOWHERE.test(before)) return null
  if (rest.length === 0 || rest.some(word => OF_MONEY.test(word) || AWAY.test(word))) return null
  if (words[0] === 'kudy' && rest[0] === 'kam') return null
  const [next = '', ...others] = rest.filter(word => word !== 'se' && word !== 'si' && word !== 'sa')
  if (INFINITIVE.test(next) || (rest.includes('se') && POSSIBLE.test(next))) return null
  const isOfThing =
    words[0] === 'kam' && (rest[0] === 's' || rest[0] === 'se') && INSTRUMENTAL.test(rest[1] ?? '')
  return isOfThing || (rest[0] === 's' && others.length <= 2) ? null : place(words[0] === 'kudy')
}

const ROLE = wordsLike(`
  kandidat* garant garanta garantem garantu garanti garantka garantkou garantuje garat* lidr* starosta starosty starostu
  starostou starostka starostku starostkou starost starosti primator* hejtman* radni* radny ministr* minister reditel* predsed* namestek
  namestkem namestka namestkyne poslanec poslance poslancem zastupitel sef* premier* velitel* vedouci* tajemni* mluvci
  candidate mayor leader`)
/** Whoever asks for help, or who may have something, is served by any office or group. */
const ADDRESSED = wordsLike(
  'mi nam me nas mne muze smi muzou mohou dostane dostanou ziska pomuze pomohou poradi',
)
/** Who is or becomes something is told by name; who does something to a mayor may be anybody. */
const BEING = wordsLike('je jsou byl byla bude budou stane stanou ma to garant* garat* kandid* is are will')

function who(clause: Clause): Wanted | null {
  const { words } = clause
  const near = words.slice(1, 4)
  if (near.some(word => ADDRESSED.test(word))) return null
  if (isOnTold(clause) && complains(clause)) return null
  return person(near.some(word => BEING.test(word)) && words.some(word => ROLE.test(word)))
}

const NOMINATES = wordsLike('nominuj* kandiduj* jmenuj* navrhuj* nasad*')

/** `koho navrhujete na ředitele`; the person may be told by an office. */
function nominated({ words }: Clause): Wanted | null {
  return words.some(word => ROLE.test(word) || NOMINATES.test(word)) ? person(false) : null
}

const COSTS =
  /^co (?:me |nas |vas |to |by )?(?:stoji|bude stat|bude to stat|stalo|staly|stala)(?! (?:v|ve|za|na|o|proti)\b)/

function cost({ words }: Clause): Wanted | null {
  return COSTS.test(words.join(' ')) ? number('price') : null
}

const HOW: readonly (readonly [WordList, Wanted])[] = [
  [wordsLike('dlouho dlouha dlouhy dlouhe dlho long'), number('duration')],
  [wordsLike('casto often'), number('frequency')],
  [wordsLike('daleko far'), number('length')],
  [wordsLike('rychle rychlo brzy brzo soon'), DATE],
  [wordsLike('draha drahe drahy draho'), number('price')],
  [wordsLike('velk* vysok* sirok* hlubok* big large high'), number('any')],
]

function how({ words, before, told }: Clause): Wanted | null {
  const next = words[1] ?? ''
  if (next === 'much' || next === 'many') return amount({ before, told, words: words.slice(1) })
  if (words.slice(1, 3).includes('jmenuje')) return words.some(word => ROLE.test(word)) ? person(true) : null
  if (next === 'dlouho' && words.slice(2, 4).some(word => STILL.test(word))) return null
  return HOW.find(([list]) => list.test(next))?.[1] ?? null
}

const DATE_NOUN = wordsLike(
  'roce roku rok roky letech rokem termin* datu datum data mesici year years date month',
)
const AREA_NOUN = wordsLike(`
  ulic* silnic* meste mestech mesta mesto mestu obc* obec ctvrt* miste mistech mista misto mistu lokalit* oblast*
  krizovat* namest* sidlist* park* tras* usek* zastav* stanic* okres* casti castech street* town city place area`)
/** Of these there are several with a name each. */
const NAMED_AREA = wordsLike('ulic* mest* obc* obec ctvrt* okres* street* town city')
const SORTS: readonly (readonly [WordList, Wanted])[] = [
  [wordsLike('castk* vysi suma sumu naklad* rozpocet budget'), number('money')],
  [wordsLike('cena ceny cenu cene najem poplatek pokuta jizdne vstupne price cost'), number('price')],
  [wordsLike('podil podilu cast procent* percentage share'), number('share')],
  [wordsLike('sazb* vek veku rychlost* kapacit* delk* vymer* pocet poctu limit* rate'), number('any')],
  [DATE_NOUN, DATE],
]

/** What stands between `který` and its noun; an adjective may besides. */
const BEFORE_NOUN = wordsLike('je bude byla bylo ma presne asi to teda is will the')

function nounsOf(words: readonly string[]): readonly string[] {
  return words
    .slice(1, 4)
    .filter(word => !BEFORE_NOUN.test(word))
    .slice(0, 2)
}

function which({ words }: Clause): Wanted | null {
  const nouns = nounsOf(words)
  if (nouns.some(word => DATE_NOUN.test(word))) return DATE
  const area = nouns.find(word => AREA_NOUN.test(word))
  if (area !== undefined) return place(NAMED_AREA.test(area))
  return nouns.some(word => ROLE.test(word)) ? person(true) : null
}

const IN_PLACE = wordsLike('v ve na do z ze u kolem od in at on')

function whatSort({ words, before }: Clause): Wanted | null {
  const nouns = nounsOf(words)
  if (nouns[0] === 'time' && before === 'at') return TIME_OF_DAY
  const sort = SORTS.find(([list]) => nouns.some(word => list.test(word)))?.[1]
  if (sort !== undefined) return sort
  return IN_PLACE.test(before) && AREA_NOUN.test(nouns[0] ?? '') ? place(false) : null
}

/** `do roku 2030, nebo až 2035?` */
function choiceOfYears({ words }: Sentence): Wanted | null {
  const [first, second] = words.flatMap(({ folded }, at) => (/^20\d\d$/.test(folded) ? [at] : []))
  if (first === undefined || second === undefined) return null
  return words.slice(first, second).some(({ folded }) => folded === 'nebo') ? DATE : null
}

const WHY = wordsLike('proc preco why')
const PLANNED = wordsLike(`
  chte* plan* slib* naslib* prislib* zavaz* zaruc* garant* hodlal* zamyslel* minil* usilov* navrh* mel* mohl* rek*
  uvazoval* zapomn* pamatoval* mysl* hodili kaslal* vykasl*`)
const DONE = wordsLike('povedlo podarilo splneno hotovo hotove')
/** `a hotovo`, `až bude hotovo`. */
const NOT_DONE = wordsLike('a az')
const DONE_WITHIN = 3
const PARTICIPLE = /^(?!ne)[a-z]{2,}[aieuydzthsk]li$/
/** How far behind `jste` its participle may stand. */
const DEED_WORDS = 7

/** `co jste splnili`, `už jste opravili`, `co se povedlo`; not `co jste chtěli` or `proč jste nesplnili`. */
function deedIn({ words }: Sentence): Wanted | null {
  const list = words.map(({ folded }) => folded)
  if (list.some(word => WHY.test(word))) return null
  const at = list.findIndex(word => word === 'jste' || word === 'ste')
  const near = at < 0 ? [] : list.slice(Math.max(0, at - 2), at + DEED_WORDS)
  const done = near.some(word => PARTICIPLE.test(word)) && !near.some(word => PLANNED.test(word))
  const isTold = list.some(
    (word, index) =>
      DONE.test(word) && !list.slice(Math.max(0, index - DONE_WITHIN), index).some(one => NOT_DONE.test(one)),
  )
  return done || isTold ? { kind: 'deed' } : null
}
