/** Where a passage stands. */

import type { Passage, Source } from '../model.ts'

/** All places where a passage stands, the one that speaks for them first. */
export function sourcesOf(passage: Passage): Source[] {
  return [passage.source, ...passage.also]
}

/** `Praha 2022`; empty when neither is known. */
export function placeAndYear({ place, year }: Source): string {
  return [place, year].filter(part => part !== null).join(' ')
}
