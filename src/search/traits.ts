/** Features of a passage that no question changes: what kind of text it is, whatever is asked: found out once, when it is indexed. */

import { words } from '../czech/fold.ts'
import { isFirstPersonPlural } from '../czech/verb.ts'
import type { Passage } from '../model.ts'
import { languageOf } from '../question/language.ts'

export interface Traits {
  /** Length in words. */
  readonly words: number
  /** Says what "we" will do or have done. */
  readonly commitment: boolean
  /** Describes the problem rather than what is to be done. */
  readonly context: boolean
  /** What a party agreed for itself, and promises nobody. */
  readonly internal: boolean
  /** Only introduces what follows. */
  readonly introduction: boolean
  /** Written in another language than Czech or Slovak. */
  readonly foreign: boolean
}

const CONTEXT_HEADING = /^(?:kontext|problém|současn|výchozí|analýza)/iu

export function traitsOf(passage: Passage): Traits {
  return {
    words: passage.text.split(' ').length,
    commitment: isFirstPersonPlural(passage.text),
    context: passage.headings.some(heading => CONTEXT_HEADING.test(heading)),
    internal: passage.source.status === 'internal',
    introduction: passage.text.endsWith(':'),
    foreign: isForeign(passage.text),
  }
}

/** Letters of Czech; a seventh of its letters are such, and of another language those of names. */
const MARKED = /[áčďéěíňóřšťúůýž]/giu
const MOST_BETWEEN = 40
/** Longer sentences have few of the signs of a language. */
const ENGLISH = /(?<!\p{L})(?:the|and|of|is|are)(?!\p{L})/giu

function isForeign(text: string): boolean {
  const marked = text.match(MARKED)?.length ?? 0
  if (marked * MOST_BETWEEN > text.length) return false
  const language = languageOf(words(text))
  return (language !== 'cs' && language !== 'sk') || (text.match(ENGLISH)?.length ?? 0) > 1
}
