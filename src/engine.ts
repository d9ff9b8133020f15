/** Content folders turned into something that answers: the whole core behind one door. */

import { Answerer, type Context } from './answer.ts'
import { loadLibrary } from './content/library.ts'
import type { Lexicon } from './lexicon.ts'
import type { Answer, Passage, Problem } from './model.ts'
import { typedFingerprint } from './passages/code.ts'
import { passagesOf } from './passages/passage.ts'
import { isVerbatim } from './passages/verbatim.ts'
import { SearchIndex } from './search/index.ts'
import { TUNING, type Tuning } from './search/tuning.ts'

export interface EngineOptions {
  readonly folders: readonly string[]
  readonly lexicon: Lexicon
  /** Decides which terms of office are over. */
  readonly today: Date
  /** Weights of the search, to measure others than the default ones. */
  readonly tuning?: Tuning
  /** Called after each file read. */
  readonly progress?: (files: number) => void
  /** Told when a passage no longer stands in its file; it is not shown. */
  readonly onChanged?: (passage: Passage) => void
}

export class Engine {
  /** What was wrong with the files; the good ones answer. */
  readonly problems: readonly Problem[]
  readonly passages: readonly Passage[]
  private readonly answerer: Answerer
  private readonly options: EngineOptions

  constructor(options: EngineOptions) {
    const { folders, lexicon, today, progress } = options
    this.options = options
    const library = loadLibrary(folders, { gazetteer: lexicon.gazetteer, ...(progress && { progress }) })
    this.problems = library.problems
    this.passages = passagesOf(library.documents, today)
    this.answerer = new Answerer({
      index: new SearchIndex(this.passages, lexicon.thesaurus),
      ...lexicon,
      tuning: options.tuning ?? TUNING,
    })
  }

  /** An answer whose every passage was cut from its file again just now. */
  answer(question: string, context: Context = {}): Answer {
    const answer = this.answerer.answer(question, context)
    if (answer.outcome !== 'found') return answer
    const hits = answer.hits.filter(hit => this.stillStands(hit.passage))
    return hits.length > 0 ? { ...answer, hits } : { outcome: 'silent', question, near: answer.near }
  }

  /** The passage of a code as people type it, or null. */
  find(code: string): Passage | null {
    const letters = typedFingerprint(code)
    if (letters === null) return null
    const passage = this.passages.find(other => other.code.endsWith(`-${letters}`))
    return passage !== undefined && this.stillStands(passage) ? passage : null
  }

  private stillStands(passage: Passage): boolean {
    if (isVerbatim(passage)) return true
    this.options.onChanged?.(passage)
    return false
  }
}
