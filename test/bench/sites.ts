/** Sites that questions are asked over, each read and indexed once for all that is measured. */

import { join } from 'node:path'
import type { Answerer, AnswerTools } from '../../src/answer/answer.ts'
import { after, askedAlone, NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { type Question, type Result, readQuestions, score } from '../../src/evaluation/evaluation.ts'
import type { Answer } from '../../src/model.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { LEXICON } from './lexicon.ts'
import { vectorsOf, withModel } from './meaning.ts'

/** Questions of files by their site; those without a site are left out. */
export function questionsBySite(files: readonly string[]): ReadonlyMap<string, readonly Question[]> {
  const asked = files.flatMap(file => readQuestions(file)).filter(({ site }) => site !== null)
  return Map.groupBy(asked, ({ site }) => site ?? '')
}

/** The passages of folders with their index. */
export function indexOf(folders: readonly string[]): SearchIndex {
  const { gazetteer, thesaurus } = LEXICON
  const { documents } = loadLibrary(folders, { gazetteer })
  return new SearchIndex(passagesOf(documents, new Date(), thesaurus.analyzer.stopWords), thesaurus)
}

/** The index of each site, a subfolder of `corpora`. */
export function indexSites(corpora: string, sites: Iterable<string>): ReadonlyMap<string, SearchIndex> {
  return new Map([...sites].map(site => [site, indexOf([join(corpora, site)])]))
}

/** What the answers of a site are made with, but for the weights; by words alone, or by meaning too. */
export function toolsOver(index: SearchIndex, by: 'words' | 'meaning'): Omit<AnswerTools, 'tuning'> {
  return { index, ...LEXICON, ...(by === 'meaning' && { vectors: vectorsOf(index) }) }
}

/** Asks all turns of a conversation; the answer to the last one is scored. */
export function ask(answerer: Answerer, index: SearchIndex, question: Question): Result {
  return score(question, lastAnswer(answerer, index, question.turns))
}

/** The answer to the last turn of a conversation. Throws when it has none. */
export function lastAnswer(answerer: Answerer, index: SearchIndex, turns: readonly string[]): Answer {
  let conversation = NEW_CONVERSATION
  let answer: Answer | null = null
  for (const turn of turns) {
    const place = LEXICON.gazetteer.named(conversation.place ?? '')
    const context = { previous: conversation.previous, ...(place && { place }) }
    answer = withModel(answerer.answering(turn, context), index)
    conversation = after(conversation, askedAlone(turn, conversation.place), answer)
  }
  if (answer === null) throw new Error('A conversation without a turn.')
  return answer
}
