/** Weights and limits of the search. `npm run ablation` shows what each mechanism gives. */

import fitted from './confidence-weights.json' with { type: 'json' }

/** How well a passage matches a word of the question, by what they have in common. */
const LEVELS = {
  /** The same word in any form. */
  stem: 0.9,
  /** A word of the same family (škola, školní). */
  root: 0.6,
  /** Another word for the same concept. */
  concept: 1,
  /** A word for a narrower concept. */
  narrower: 0.33,
  /** The same, in the title, a heading or the sentence above a list. */
  headStem: 0.93,
  headRoot: 0.45,
  headConcept: 0.76,
  /** A concept whose term is part of a longer term of the question. */
  insideTerm: 0.77,
  /** A concept that a word of people leads to. */
  askedTerm: 0.85,
  /** Words that name no concept of public life count this much, */
  plainWord: 0.75,
  /** and those that look like verbs this much, */
  plainVerb: 0.8,
  /** and words that are not even in the passages this much. */
  unknownWord: 0.22,
  /** and names that are not in the passages this much. */
  unknownName: 1,
  /** Words like "zlepšit" or "město" count this much of their rarity. */
  weakWord: 0.27,
}

/** Correction of words that no passage has. */
const TYPO = {
  minLength: 4,
  minStem: 3,
  /** Letters at the beginning that make two long words relatives, and their share of the longer one. */
  prefix: 5,
  prefixShare: 0.6,
  /** From this length on two edits are allowed. */
  longWord: 8,
  candidates: 4,
  strength: 0.93,
}

/** Concepts that share words with a question without being named. */
const ASSOCIATION = {
  /** Least sum of rarities, of two words or more and of one. */
  twoWords: 8.2,
  oneWord: 5.3,
  /** Sum of rarities that counts in full. */
  sure: 13.7,
  strength: 0.98,
  /** Most concepts taken. */
  concepts: 2,
}

/** Parts of a score, as shares of what the question asks. */
const RANKING = {
  /** Part that each standard deviation of similarity in meaning adds, */
  meaning: 0.2,
  /** and how many of the nearest are looked at whatever words they have. */
  nearest: 20,
  /** Passages whose skipped evidence is looked up, where there was too much of it. */
  completed: 150,
  /** Passages that get a second, closer look. */
  reranked: 40,
  /** Share of the best sentence in the score; the rest is the passage as a whole. */
  sentence: 0.1,
  /** Part of the score that the same words at a distance of one word add. */
  proximity: 0.15,
  /** Part that BM25 adds to tell equal passages apart. */
  bm25: 0.28,
  /** Share of the weaker strength when both the text and its headings match a word. */
  both: 0.05,
  /** Part that the wanted kind of answer adds: a number, a date, a name, a place. */
  want: 0.48,
  /** A promise or a deed in the first person plural. */
  commitment: 0.14,
  /** A heading such as "Kontext" marks a description of the problem. */
  context: -0.16,
  /** Words of the question beside its subject. */
  besides: 0.06,
  /** What a party agreed for itself. */
  internal: -0.2,
  /** Exact letters with accents. */
  exact: 0.03,
  /** Each year nearer to the newest programme. */
  yearStep: 0.02,
  /** Shorter than this many words, a text seldom answers. */
  shortWords: 4,
  short: -0.05,
}

/** Weights of the model that tells an answer from silence. */
const CONFIDENCE = {
  /** Where words alone are looked at, */
  words: { bias: -4.9, termCoverage: 8, terms: 2 },
  /** where meaning is too, and where a model has read the best passage beside the question; made by `npm run fit`. */
  ...fitted,
  /** It reads where meaning alone is as unsure as this. */
  unsure: { from: 0.25, to: 0.95 },
  /** Shares of their weights that words have which name no concept: verbs, others, */
  verb: 0.25,
  word: 0.5,
  /** and those that nobody knows and that are no names. */
  unknown: 0.6,
}

const ANSWER = {
  /** Least confidence that is an answer. */
  confidence: 0.55,
  /** The same for a message that reads like a task for an assistant. */
  taskConfidence: 0.9,
  /** Passages after the best one need this share of its score, */
  tail: 0.3,
  /** and this share of what it has of the question. */
  termCoverage: 0.3,
  /** the same where meaning is looked at: what comes near it may share no word of the question, */
  tailOfMeaning: 0.5,
  limit: 10,
  /** A passage that holds the wanted detail comes first when it has this share of the best score and of the question met. */
  detail: 0.7,
  /** Close passages after the closest one need this share of what that has of the question. */
  near: 0.3,
  /** Least confidence of a close passage that has less of the question. */
  closeInMeaning: 0.4,
  /** Least share of a question met that makes silence "the programme is silent" and not "no question of policy". */
  policy: 0.2,
}

/** All of them; another set can be given to an engine to measure it. */
export const TUNING = {
  levels: LEVELS,
  typo: TYPO,
  association: ASSOCIATION,
  ranking: RANKING,
  confidence: CONFIDENCE,
  answer: ANSWER,
}

type Weights = typeof TUNING

export interface Tuning extends Omit<Weights, 'confidence'> {
  /** Without weights of meaning, words alone decide how sure an answer is. */
  readonly confidence: Omit<Weights['confidence'], 'meaning'> & {
    readonly meaning: Weights['confidence']['meaning'] | null
  }
}

/** Longest question that is read, in characters, as it is typed and as it is folded: `ﷺ` is eighteen letters. */
export const MAX_QUESTION = 2_000

/** Words of a question that are read, stop words and all; two thousand characters of Czech have some three hundred. */
export const MAX_WORDS = 400

/** Unknown words of a question that are taken for misspelt ones: for each, the whole vocabulary is looked through. */
export const MAX_CORRECTIONS = 20
