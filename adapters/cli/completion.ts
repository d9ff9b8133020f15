/** Completion: what the key Tab makes of the line that is being typed. */

import { fold } from '../../src/czech/fold.ts'
import type { Passage } from '../../src/model.ts'

/** Commands behind which a place is typed. */
const WITH_PLACE = /^(\/(?:kraj|zdroje)\s+)(.*)$/

/** Names that a line may be completed with. */
export interface Names {
  /** With their slash. */
  readonly commands: readonly string[]
  /** Places that there are texts for. */
  readonly places: readonly string[]
}

/** Places of passages, in the order of the Czech alphabet. */
export function placesOf(passages: Iterable<Passage>): string[] {
  const places = new Set(
    Iterator.from(passages)
      .map(({ source }) => source.place)
      .filter(place => place !== null),
  )
  return [...places].sort(new Intl.Collator('cs').compare)
}

/** Whole lines that the line may become, none where nothing begins so; a place may be typed without accents. */
export function completionsOf(line: string, { commands, places }: Names): string[] {
  const [, command, begun] = WITH_PLACE.exec(line) ?? []
  if (command !== undefined && begun !== undefined)
    return places.filter(place => fold(place).startsWith(fold(begun))).map(place => `${command}${place}`)
  return line.startsWith('/') ? commands.filter(name => name.startsWith(line)) : []
}
