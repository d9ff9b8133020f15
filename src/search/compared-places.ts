/**
 * Compared places: those that a question speaks of and does not ask about: a model ("jako v Brně"), what others have and
 * who asks has not ("v Brně to mají, proč to tady nejde?"), and the capital where it stands for the state.
 */

import type { Mention } from '../places/gazetteer.ts'
import type { Token } from './analysis.ts'

interface Message {
  readonly text: string
  readonly tokens: readonly Token[]
}

/** Conjunctions between places of one list. */
export const COORDINATING = new Set(['a', 'i', 'ani', 'nebo', 'ci', 'anebo', 'ale', 'take'])

const PREPOSITION = /^(?:v|ve|na|u|z|ze|do|od)$/
/** Adverbs between a word of comparison and its place: "než vedle v Hradci". */
const ADVERB = /^(?:treba|napr|napriklad|tam|vedle|jinde|prave|zrovna|uz|i|ani|dnes|ted)$/
/** What makes the place behind it a model: "jako v Brně", "než v Brně", "podle Brna", "po vzoru Brna". */
const MODEL = /^(?:jako|jak|nez|podle|vzor|vzoru|vzorem|prikladu|oproti|narozdil|ako|podla)$/
/** What is compared, behind "jako": "jako to mají v Brně", "jako lidi v Brně", "jako tu nemocnici v Brně". */
const THOSE = /^(?:ten|ta|to|tu|toho|te|tech|ty|ti|lide?|lidi|jinde|jini|ostatni|sousede?|sousedi)$/
const THEY =
  /^(?:ma|maji|maj|je|jsou|bylo|byla|byl|byli|funguje|funguji|delaji|delaj|udelali|zavedli|zavedlo|zavadi|plati|jde)$/
/** Words between "jako" and the preposition of its place. */
const COMPARED = 3
/** What makes the place before it a model: "v Brně jako příklad". */
const AS_MODEL = /^(?:priklad\w*|vzor\w*|inspirac\w*)$/

/** Whether a place is what something is compared with. */
export function isModel(mention: Mention, { tokens }: Message): boolean {
  const first = indexOf(mention, tokens)
  const next = tokens.findIndex(({ from }) => from >= mention.to)
  if (next >= 0 && tokens[next]?.folded === 'jako' && AS_MODEL.test(tokens[next + 1]?.folded ?? ''))
    return true
  const isPlaced = PREPOSITION.test(mention.before)
  let at = first - (isPlaced ? 2 : 1)
  while (ADVERB.test(tokens[at]?.folded ?? '')) at--
  const word = tokens[at]?.folded ?? ''
  // "jak v Brně parkujete" asks how.
  if (MODEL.test(word)) return word !== 'jak' || mention.before === 'z' || mention.before === 'ze'
  if (!isPlaced) return false
  const before = tokens.slice(Math.max(0, at - COMPARED), at + 1).map(({ folded }) => folded)
  const like = before.lastIndexOf('jako')
  const opening = before[like + 1] ?? ''
  return like >= 0 && (THOSE.test(opening) || THEY.test(opening))
}

/** Where who asks is: "tady", */
const HERE = /^(?:tady|tu|zde|tadyhle|odsud|odtud|my)$/
/** and "u nás", "kolem nás", where "pro nás" says nothing of a place; */
const BY_US = /^(?:u|mimo|kolem|okolo|od|k|ke)$/
const US = /^(?:nas|nam)$/
/** "naše město"; */
const OUR = /^(?:nas|nase|nasi|naseho|nasem|nasemu)$/
const BODY = /^(?:mest(?:o|a|e|u|em)|mestys|obec|obci|kraj|kraji|kraje|vesnic\w*|radnic\w*)$/
/** and of two that are compared, the one behind "než" that is ours: "než ten náš". */
const THAN = /^(?:nez|kdezto|zatimco)$/
/** A noun in the fourth case makes "tu" another word: "tu nemocnici". */
const POINTED = /(?:u|ici|ri)$/
const VERB = /^(?:ne)?(?:jsou|budou|budu|mohou|mohu|muzu|jdou|jdu|jedou|jedu)$/

/** Verbs of those who are asked, and of who asks with others. */
const OF_THE_ASKED = /(?:[aeiy]te|jste|[aei]me|jsme)$/
const LIVES = /^(?:jsem|jsme|bydl\w*|zij\w*|pochaz\w*|pracuj\w*|studuj\w*|jezdi\w*)$/

const CLAUSE_END = /[,;.:?!()–—\n]| - /
const CONJUNCTION =
  /^(?:a|ale|kdyz|kdyby|ze|proc|preco|tak|takze|aby|at|jestli|protoze|nez|kdezto|zatimco|co|jak|jako|ktere?|ktera|ktery)$/

/** What sets one place against another, in the clause of that where who asks is: "proč ne u nás", "a my nic", "než ten náš". */
const AGAINST = /^(?:proc|preco|taky|take|tez|ale|kdezto|zatimco|nez|ne|nic|aspon)$/

/** What those who are asked are to do after the others: "v Brně to mají, zavedete to taky?". */
const ALSO = /^(?:taky|take|taktez|tez|tiez)$/

/** Whether others have it in that place, and who asks speaks of his own: "v Brně to mají, proč to tady nejde?". */
export function isContrasted(mention: Mention, message: Message): boolean {
  const { tokens } = message
  const clauses = clausesOf(message)
  const clause = clauses[indexOf(mention, tokens)]
  const wordsOf = (of: number | undefined) =>
    tokens.filter((_, index) => clauses[index] === of).map(({ folded }) => folded)
  if (wordsOf(clause).some(word => LIVES.test(word) || OF_THE_ASKED.test(word))) return false
  return tokens.some(({ folded }, at) => {
    if (clauses[at] === clause) return false
    const isOurs = isHere(tokens, at)
    if (!isOurs && !ALSO.test(folded)) return false
    return wordsOf(clauses[at]).some(word => (isOurs ? AGAINST : OF_THE_ASKED).test(word))
  })
}

/** Whether those who are asked are to do something in that place, in a clause that names none of the others. */
export function isToDoThere(mention: Mention, others: readonly Mention[], message: Message): boolean {
  const { tokens } = message
  const clauses = clausesOf(message)
  const clause = clauses[indexOf(mention, tokens)]
  if (others.some(other => clauses[indexOf(other, tokens)] === clause)) return false
  return tokens.some(({ folded }, at) => clauses[at] === clause && OF_THE_ASKED.test(folded))
}

function indexOf({ from }: Mention, tokens: readonly Token[]): number {
  return tokens.findIndex(token => token.from === from)
}

/** Whether a word says that where who asks is is meant. */
function isHere(tokens: readonly Token[], at: number): boolean {
  const [before = '', word = '', next = ''] = [at - 1, at, at + 1].map(index => tokens[index]?.folded)
  if (word === 'tu') return VERB.test(next) || !POINTED.test(next)
  if (HERE.test(word)) return true
  if (US.test(word) && BY_US.test(before)) return true
  if (!OUR.test(word)) return false
  const than = tokens.slice(Math.max(0, at - 2), at).some(({ folded }) => THAN.test(folded))
  return than || BODY.test(next)
}

/** The number of the clause of each word. */
function clausesOf({ text, tokens }: Message): readonly number[] {
  let clause = 0
  return tokens.map(({ folded, from }, at) => {
    const before = tokens[at - 1]
    if (before !== undefined && (CLAUSE_END.test(text.slice(before.to, from)) || CONJUNCTION.test(folded)))
      clause++
    return clause
  })
}

const CAPITAL = 'Praha'
/** Those who rule there, and what is done to be heard by them: "promluvíte o tom v Praze?". */
const OF_STATE =
  /^(?:vlad[auyeo]|vladou|ministr\w*|ministe\w*|poslan\w*|snemovn\w*|parlament\w*|senat\w*|papalas\w*|brusel\w*|promluv\w*|vyjedn\w*|lobb\w*|otravov\w*|presvedc\w*|zatlac\w*)$/
/** What the capital itself does, and to whom: "rozhoduje o tom Praha", "vrátí nám Praha peníze?". */
const RULES = /^(?:rozhod\w*|naridi\w*|narizuj\w*|diktuj\w*|nakaz\w*)$/
const OVER_US = /^(?:nam|tady|tu)$/

/** Whether the capital stands for the state that has its seat there. */
export function isSeatOfState({ place, before }: Mention, { tokens }: Message): boolean {
  if (place.name !== CAPITAL) return false
  const isActing = before !== '' && !PREPOSITION.test(before)
  return tokens.some(
    ({ folded }) => OF_STATE.test(folded) || (isActing && (RULES.test(folded) || OVER_US.test(folded))),
  )
}
