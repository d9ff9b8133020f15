/** Survey: what is told of the texts as a whole, found out in one reading of their passages: that takes seconds where they are many. */

import { ACCENTED } from '../czech/accented.ts'
import type { Kind, Passage, Source } from '../model.ts'
import type { Passages } from '../passages/passages.ts'
import { textOf } from '../passages/representatives.ts'
import { sourcesOf } from '../passages/sources.ts'
import { speaks } from '../passages/speaking.ts'

/** Letters of a passage that every platform shows in one message, with its headings and its source. */
const LETTERS_AT_ONCE = 3_000

/** A passage at one of the places where it stands: the first of those of its text that are alike in the rest. */
export interface Standing {
  /** Number of the passage. */
  readonly id: number
  readonly code: string
  readonly source: Source
  /** Of the text that speaks for the passage. */
  readonly title: string
  readonly kind: Kind
  readonly speaks: boolean
  /** It stands nowhere else. */
  readonly isOwn: boolean
  /** Every platform shows it in one message. */
  readonly isShort: boolean
}

/** What stands over passages. */
export interface Head extends Pick<Source, 'title' | 'place' | 'year'> {
  /** The innermost one. */
  readonly heading: string | undefined
}

export class Survey {
  /** Every place where a passage of the site's own texts stands, each kind of passage once, in the order of the passages. */
  readonly standings: readonly Standing[]
  /** What stands over passages that speak, in Czech, each once, in their order. */
  readonly heads: readonly Head[]

  constructor(passages: Passages) {
    const standings = new Map<string, Standing>()
    const heads = new Map<string, Head>()
    for (const [id, passage] of Iterator.from(passages).map((each, id) => [id, each] as const)) {
      if (passage.leftover !== null) continue
      const is = kindOf(passage)
      for (const source of sourcesOf(passage)) {
        const name = [textOf(source), ...Object.values(is)].join('\n')
        if (!standings.has(name)) standings.set(name, { id, code: passage.code, source, ...is })
      }
      const head = headOf(passage)
      const name = Object.values(head).join('\n')
      if (is.speaks && !heads.has(name) && isCzech(passage)) heads.set(name, head)
    }
    this.standings = [...standings.values()]
    this.heads = [...heads.values()]
  }
}

function kindOf(passage: Passage): Omit<Standing, 'id' | 'code' | 'source'> {
  const { source, kind, also } = passage
  const isShort = lettersOf(passage) <= LETTERS_AT_ONCE
  return { title: source.title, kind, speaks: speaks(passage), isOwn: also.length === 0, isShort }
}

function headOf({ source: { title, place, year }, headings }: Passage): Head {
  return { title, place, year, heading: headings.at(-1) }
}

function lettersOf({ text, list }: Passage): number {
  return (list?.items ?? []).reduce((sum, item) => sum + item.text.length, text.length)
}

/** By any of its words: a text in English has a title in English too. */
function isCzech({ source, headings, text }: Passage): boolean {
  return [source.title, ...headings, text].some(words => ACCENTED.test(words))
}
