/** Offer: a passage in one line or on a button, with the words that it begins with where those can stand alone. */

import { relationsIn } from '../czech/discourse.ts'
import type { Passage } from '../model.ts'
import type { Choice } from './block.ts'
import { introductionsIn } from './introduction.ts'
import { ownerOf, titlesOf } from './owner.ts'

/** Letters of a button; phones cut what is longer. */
const BUTTON_LETTERS = 60
/** Letters of a line, besides what introduces its words. */
const LINE_LETTERS = 90
/** Fewest letters of the passage's own words. */
const FEWEST_LETTERS = 20

/** One-letter words at the end. */
const HANGING = /(?: [aikosuvz])+$/iu

/** A passage to choose below an answer of `owner`: its place is said where it is another one. */
export function choiceOf(passage: Passage, owner: string): Choice {
  const own = ownerOf(passage.source, [])
  const prefix = own === owner ? '' : `${own}: `
  const { headings, source } = passage
  const line = openingOf(passage, LINE_LETTERS + introductionOf(passage).length)
  const button = openingOf(passage, BUTTON_LETTERS - prefix.length)
  return {
    code: passage.code,
    text: line === null ? whereabouts(passage) : `${introducing(whereabouts(passage))} ${line}`,
    label: `${prefix}${button ?? headings.at(-1) ?? source.title}`,
    link: source.link,
  }
}

/** Place, year, title and heading: `Praha 2022 › Doprava › Cyklostezky`. */
export function whereabouts(passage: Pick<Passage, 'source' | 'headings'>): string {
  const { source, headings } = passage
  const [title] = titlesOf({ source, headings: [] })
  const shown = [title, headings.at(-1)].filter(text => text !== undefined)
  return [ownerOf(source, shown), ...shown].join(' › ')
}

/**
 * The words of a passage in at most `letters`, behind what introduces them, with its list where they end in a colon; null
 * where what is cut off could turn them round.
 */
export function openingOf(passage: Passage, letters: number): string | null {
  const introduction = introductionOf(passage)
  const items = passage.list?.items.map(({ text }) => text) ?? []
  const words = [`${passage.refersBack ? '… ' : ''}${passage.text}`, ...items].join(' ')
  const full = `${introduction}${words}${passage.list?.isWhole === false ? ' …' : ''}`
  if (full.length <= letters) return full
  const to = full.lastIndexOf(' ', letters - 1)
  if (to < introduction.length + FEWEST_LETTERS) return null
  const rest = `${introduction}${words}`.slice(to)
  return relationsIn(rest).length > 0 ? null : `${full.slice(0, to).replace(HANGING, '')}…`
}

/** What introduces an item, with a space behind it. */
function introductionOf(passage: Passage): string {
  return introductionsIn(passage)
    .map(text => `${text} `)
    .join('')
}

/** A heading before its text: with a colon in place of a full stop, and without one after a question. */
function introducing(heading: string): string {
  return /[?!…]$/.test(heading) ? heading : `${heading.replace(/[.:]$/, '')}:`
}
