/** Sources: where a passage stands. */

import type { Copy, Passage, Source } from '../model.ts'

/** All places where a passage stands, the one that speaks for them first. */
export function sourcesOf(passage: Passage): Source[] {
  return [passage.source, ...passage.also]
}

/** The same with what is cut from the file of each. */
export function copiesOf(passage: Passage): Copy[] {
  const { also, source, slices, headings, lead, list, refersBack, leftover } = passage
  return [{ ...source, slices, headings, lead, list, refersBack, leftover }, ...also]
}

/** The passage as it stands at one of its other places; the code stays. */
export function standingAt(passage: Passage, copy: Copy): Passage {
  const { slices, headings, lead, list, refersBack, leftover, ...source } = copy
  const also = copiesOf(passage).filter(other => other !== copy)
  return { ...passage, source, slices, headings, lead, list, refersBack, leftover, also }
}

/** How many other texts than that of its source have the passage, without what was left in copied sites. */
export function othersOf({ source, also }: Passage): number {
  const nameOf = ({ folder, file }: Source) => `${folder}\n${file}`
  const others = new Set(also.filter(({ leftover }) => leftover === null).map(nameOf))
  others.delete(nameOf(source))
  return others.size
}

/** `Praha 2022`; empty when neither is known. */
export function placeAndYear({ place, year }: Pick<Source, 'place' | 'year'>): string {
  return [place, year].filter(part => part !== null).join(' ')
}
