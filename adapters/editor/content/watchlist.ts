/** Watchlist: the questions of an editor's file, asked at each change of the texts. */

import { areSame, type SummarizedAnswer } from '../../../src/editor/answer-summary.ts'
import { fileProblem, type QuestionsFile, type WatchedQuestion } from './questions-file.ts'

export interface Watched extends WatchedQuestion {
  /** What is answered now; null where that could not be found out. */
  readonly answer: SummarizedAnswer | null
  /** What was answered before the last change of the texts, where that was something else. */
  readonly before: SummarizedAnswer | null
}

type Ask = (question: string) => Promise<SummarizedAnswer>

export class Watchlist {
  /** Why the file cannot be used; null when it can. */
  problem: string | null = null
  private readonly file: QuestionsFile
  private readonly ask: Ask
  private answers = new Map<string, SummarizedAnswer>()
  private earlier = new Map<string, SummarizedAnswer>()

  constructor(file: QuestionsFile, ask: Ask) {
    this.file = file
    this.ask = ask
  }

  get path(): string {
    return this.file.path
  }

  /** The texts are other ones: what was answered until now is what was answered before. */
  async renew(): Promise<void> {
    this.earlier = this.answers
    this.answers = new Map()
    await this.run()
  }

  /** Asks what has not been asked over these texts. */
  async run(): Promise<void> {
    for (const { question } of this.questions()) {
      if (this.answers.has(question)) continue
      const answer = await this.ask(question).catch(() => null)
      if (answer !== null) this.answers.set(question, answer)
    }
  }

  list(): Watched[] {
    return this.questions().map(one => {
      const answer = this.answers.get(one.question) ?? null
      const earlier = this.earlier.get(one.question) ?? null
      const isSame = answer === null || earlier === null || areSame(answer, earlier)
      return { ...one, answer, before: isSame ? null : earlier }
    })
  }

  /** Questions that are not answered as they should be, or were until the last change. */
  get changed(): number {
    return this.list().filter(hasChanged).length
  }

  has(question: string): boolean {
    return this.questions().some(one => one.question === question.replace(/\s+/g, ' ').trim())
  }

  async add(question: string): Promise<void> {
    const expected = await this.ask(question).catch(() => null)
    this.change(() => this.file.set(question, expected))
    await this.run()
  }

  /** What is answered now is right. */
  confirm(question: string): void {
    const answer = this.answers.get(question)
    if (answer === undefined) return
    this.change(() => this.file.set(question, answer))
    this.earlier.delete(question)
  }

  remove(question: string): void {
    this.change(() => this.file.remove(question))
  }

  private questions(): WatchedQuestion[] {
    let questions: WatchedQuestion[] = []
    this.change(() => {
      questions = this.file.read()
    })
    return questions
  }

  private change(work: () => void): void {
    try {
      work()
      this.problem = null
    } catch (error) {
      this.problem = fileProblem(error)
    }
  }
}

/** Against what was confirmed, or else against what was answered before. */
export function hasChanged({ answer, expected, before }: Watched): boolean {
  if (answer === null) return false
  return expected === null ? before !== null : !areSame(answer, expected)
}
