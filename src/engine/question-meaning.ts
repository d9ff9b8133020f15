/** Meaning of questions: embedded with their accents put back; where that cannot be had, words alone answer. */

import type { Accents } from '../meaning/accents.ts'
import { type Embedder, type Embedding, withVectors } from '../meaning/embedder.ts'
import { CandidatesUnavailableError } from '../search/candidate-source.ts'
import type { Tuning } from '../search/tuning.ts'

export interface QuestionMeaningOptions {
  /** Embeds questions, one at a time. */
  readonly questions: Embedder
  /** Whether it is the model that the confidence was fitted with; with another one, words alone decide how sure it is. */
  readonly isMeasured: boolean
  /** Told why a question was answered by words alone. */
  readonly onFailure?: (error: unknown) => void
  /** Told that questions are embedded again. */
  readonly onRecovery?: () => void
}

export class QuestionMeaning {
  private readonly options: QuestionMeaningOptions
  private readonly embedder: Embedder
  private hasFailed = false

  /** `accents` are those of the texts that are asked. */
  constructor(options: QuestionMeaningOptions, accents: Accents) {
    this.options = options
    const { questions } = options
    const { relevance } = questions
    const restored = (text: string) => accents.restore(text)
    this.embedder = {
      id: questions.id,
      embed: (texts, role) => questions.embed(texts.map(restored), role),
      ...(relevance && {
        relevance: (question, passage) => relevance.call(questions, restored(question), passage),
      }),
    }
  }

  /** Does work with the meaning of what is asked, or `byWords` where the embedder fails. Rejects when there are no candidates. */
  async orWords<Result>(work: Embedding<Result>, byWords: () => Result | Promise<Result>): Promise<Result> {
    try {
      const result = await withVectors(work, this.embedder)
      if (this.hasFailed) this.options.onRecovery?.()
      this.hasFailed = false
      return result
    } catch (error) {
      if (error instanceof CandidatesUnavailableError) throw error
      this.hasFailed = true
      this.options.onFailure?.(error)
      return byWords()
    }
  }
}

/** How sure an answer is: by meaning too where the confidence was fitted with that very model. */
export function tuningWith(tuning: Tuning, isMeasured: boolean): Tuning {
  return isMeasured ? tuning : { ...tuning, confidence: { ...tuning.confidence, meaning: null } }
}
