/** Example questions: titles and headings of the loaded texts that find their own text when they are asked. */

import type { AnsweringEngine } from '../engine/answering-engine.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { inScope } from '../search/scope.ts'
import type { Head } from './survey.ts'

/** Examples that a sentence of the bot names. */
const EXAMPLES = 2
/** Questions that are asked to find them. */
const MOST_TRIED = 16
/** Longest example in words; of one or two it is taken rather. */
const MOST_WORDS = 4
const FEW_WORDS = 2

/** Letters, hyphens and spaces only: such a title can be typed as it stands. */
const TYPEABLE = /^\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)*$/u

type ExamplesEngine = Pick<AnsweringEngine<unknown>, 'answer'>

/** The texts of one engine do not change, so examples are looked for once for each place. */
export class Examples {
  private readonly engine: ExamplesEngine
  private readonly gazetteer: Gazetteer
  /** By the name of the place, or the empty string for all. */
  private readonly known = new Map<string, Promise<readonly string[]>>()
  private readonly heads: () => readonly Head[]

  /** `heads` gives what stands over passages. */
  constructor(engine: ExamplesEngine, gazetteer: Gazetteer, heads: () => readonly Head[]) {
    this.engine = engine
    this.gazetteer = gazetteer
    this.heads = heads
  }

  /** At most two, of different texts, of the newest ones first; none where nothing is found. */
  of(place?: Place): Promise<readonly string[]> {
    const name = place?.name ?? ''
    const known = this.known.get(name)
    if (known !== undefined) return known
    const examples = this.find(place)
    this.known.set(name, examples)
    // Where the texts cannot be had now, they are looked for again.
    examples.catch(() => this.known.delete(name))
    return examples
  }

  private async find(place?: Place): Promise<readonly string[]> {
    const found: string[] = []
    const titles = new Set<string>()
    for (const { text, title } of this.candidates(place).slice(0, MOST_TRIED)) {
      if (titles.has(title) || !(await this.leadsThere(text, title, place))) continue
      titles.add(title)
      found.push(text)
      if (found.length === EXAMPLES) break
    }
    return found
  }

  /** Short ones first, then titles before headings, then the newest texts; each with the title of the first text that has it. */
  private candidates(place?: Place): { readonly text: string; readonly title: string }[] {
    const heads = this.heads()
      .filter(head => place === undefined || inScope(head.place, [place], this.gazetteer))
      .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    const firsts = new Map<string, string>()
    const add = (text: string | undefined, title: string) => {
      if (text !== undefined && !firsts.has(text) && this.isTypeable(text)) firsts.set(text, title)
    }
    for (const { title } of heads) add(title, title)
    for (const { title, heading } of heads) add(heading, title)
    return [...firsts]
      .map(([text, title]) => ({ text, title }))
      .sort((a, b) => Number(isLong(a.text)) - Number(isLong(b.text)))
  }

  private isTypeable(text: string): boolean {
    return TYPEABLE.test(text) && wordCount(text) <= MOST_WORDS && this.gazetteer.labelled(text).length === 0
  }

  private async leadsThere(text: string, title: string, place?: Place): Promise<boolean> {
    const answer = await this.engine.answer(text, { ...(place && { place }) })
    return answer.outcome === 'found' && answer.hits[0]?.passage.source.title === title
  }
}

function isLong(text: string): boolean {
  return wordCount(text) > FEW_WORDS
}

function wordCount(text: string): number {
  return text.split(' ').length
}
