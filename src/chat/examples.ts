/** Example questions: titles and headings of the loaded texts that find their own text when they are asked. */

import { ACCENTED } from '../czech/accented.ts'
import type { AnsweringEngine } from '../engine/answering-engine.ts'
import type { Passage } from '../model.ts'
import { speaks } from '../passages/speaking.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { inScope } from '../search/scope.ts'

/** Examples that a sentence of the bot names. */
const EXAMPLES = 2
/** Questions that are asked to find them. */
const MOST_TRIED = 16
/** Longest example in words; of one or two it is taken rather. */
const MOST_WORDS = 4
const FEW_WORDS = 2

/** Letters, hyphens and spaces only: such a title can be typed as it stands. */
const TYPEABLE = /^\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)*$/u

type ExamplesEngine = Pick<AnsweringEngine<unknown>, 'representatives' | 'answer'>

/** The texts of one engine do not change, so examples are looked for once for each place. */
export class Examples {
  private readonly engine: ExamplesEngine
  private readonly gazetteer: Gazetteer
  /** By the name of the place, or the empty string for all. */
  private readonly known = new Map<string, Promise<readonly string[]>>()

  constructor(engine: ExamplesEngine, gazetteer: Gazetteer) {
    this.engine = engine
    this.gazetteer = gazetteer
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
    for (const { text, passage } of this.candidates(place).slice(0, MOST_TRIED)) {
      const { title } = passage.source
      if (titles.has(title) || !(await this.leadsThere(text, passage, place))) continue
      titles.add(title)
      found.push(text)
      if (found.length === EXAMPLES) break
    }
    return found
  }

  /** Short ones first, then titles before headings, then the newest texts; each with the first passage below it. */
  private candidates(place?: Place): { readonly text: string; readonly passage: Passage }[] {
    const passages = this.engine.representatives
      .filter(
        passage => speaks(passage) && isCzech(passage) && (place === undefined || this.isFor(passage, place)),
      )
      .sort((a, b) => (b.source.year ?? 0) - (a.source.year ?? 0))
    const firsts = new Map<string, Passage>()
    const add = (text: string | undefined, passage: Passage) => {
      if (text !== undefined && !firsts.has(text) && this.isTypeable(text)) firsts.set(text, passage)
    }
    for (const passage of passages) add(passage.source.title, passage)
    for (const passage of passages) add(passage.headings.at(-1), passage)
    return [...firsts]
      .map(([text, passage]) => ({ text, passage }))
      .sort((a, b) => Number(isLong(a.text)) - Number(isLong(b.text)))
  }

  private isFor({ source }: Passage, place: Place): boolean {
    return inScope(source.place, [place], this.gazetteer)
  }

  private isTypeable(text: string): boolean {
    return TYPEABLE.test(text) && wordCount(text) <= MOST_WORDS && this.gazetteer.labelled(text).length === 0
  }

  private async leadsThere(text: string, { source }: Passage, place?: Place): Promise<boolean> {
    const answer = await this.engine.answer(text, { ...(place && { place }) })
    return answer.outcome === 'found' && answer.hits[0]?.passage.source.title === source.title
  }
}

/** By any of its words: a text in English has a title in English too. */
function isCzech({ source, headings, text }: Passage): boolean {
  return [source.title, ...headings, text].some(words => ACCENTED.test(words))
}

function isLong(text: string): boolean {
  return wordCount(text) > FEW_WORDS
}

function wordCount(text: string): number {
  return text.split(' ').length
}
