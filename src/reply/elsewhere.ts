/** Elsewhere: where else a paragraph stands, and what it says otherwise there, word by word. */

import type { Passage } from '../model.ts'
import { wordsOf } from '../passages/words.ts'
import { differenceOf } from '../text/difference.ts'
import { type Legend, type OtherPlace, type Reply, say, saying } from './block.ts'
import { ownerOf, standingOf, standsAt, titlesOf } from './owner.ts'
import { PHRASES } from './phrases.ts'

const LEGEND: Legend = { struck: PHRASES.differenceStruck, signs: PHRASES.differenceSigns }

/** `others`: the passage, or one much like it, as it stands at other places; `left` of them are only counted. */
export function replyWithElsewhere(passage: Passage, others: readonly Passage[], left: number): Reply {
  const { code, source } = passage
  if (others.length === 0) return saying(PHRASES.nowhereElse(code))
  const title = PHRASES.elsewhereOf(code, ownerOf(source, []))
  const places = others.map(other => placeOf(passage, other))
  return {
    blocks: [
      { type: 'comparison', title, legend: LEGEND, places },
      ...(left > 0 ? [say(PHRASES.furtherPlaces(left))] : []),
      ...(places.some(({ isSummary }) => isSummary) ? [say(PHRASES.summaryNote)] : []),
    ],
  }
}

function placeOf(passage: Passage, other: Passage): OtherPlace & { readonly isSummary: boolean } {
  const { source, code } = other
  const headings = titlesOf(other)
  const [here, there] = [wordsOf(passage), wordsOf(other)]
  const difference = here === there ? null : differenceOf(here, there)
  return {
    ...{ owner: ownerOf(source, headings), standing: standingOf(other), headings, difference },
    ...{ link: source.link, place: standsAt(source), code },
    isSummary: difference !== null && [passage, other].some(each => each.source.wording === 'summary'),
  }
}
