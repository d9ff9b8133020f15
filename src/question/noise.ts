/** Noise in a message: addresses, markup, names of accounts, which of two answers is wanted, a signature, the same thing pasted twice. */

import type { Word } from '../czech/fold.ts'

/** Web addresses, e-mail addresses, tags of HTML, and accounts that a message mentions. */
const NOISE =
  /\b(?:https?:\/\/|www\.)\S+|\b[\w-]{2,64}\.[a-z]{2,6}\/\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});|(?<![\p{L}\p{N}])@[\w.-]+(?::[\w.-]+)?/giu

/** "ANO, nebo NE" in any letters: alone and in capitals either would be somebody's name. */
const YES_OR_NO =
  /(?<![\p{L}\p{N}])ano\s{0,3}(?:[/,x–-]|,?\s{1,3}(?:nebo|anebo|či|ci))\s{0,3}ne(?![\p{L}\p{N}])/giu

/** What a letter ends with: everything from here on says who wrote it. It stands at the beginning of a sentence or a line. */
const SIGNATURE =
  /(?<=[\n.!?,;:)]\s{0,3})(?:s (?:přátelským |srdečným |uctivým )?pozdravem|s (?:pratelskym |srdecnym )?pozdravem|s úctou|s uctou|-- ?$|odesláno z|odeslano z|poslano z|posláno z|sent from|get outlook)/imu

/** A greeting with the name of who sends it, at the end: not "sport, zdraví a pohyb". */
const GREETING = /(?<=[\n.!?,;:)]\s{0,3})[Zz]drav[íi]m?(?:\s{1,3}\p{Lu}[\p{L}.]{0,40}){1,3}\s*$/u

/** Longest signature, in characters; what is longer is a text of its own. */
const MAX_SIGNATURE = 400

/** A message without what is no question in it. It is blanked, so that the words keep their places. */
export function withoutNoise(text: string): string {
  const blank = (noise: string) => ' '.repeat(noise.length)
  const words = text.replace(NOISE, blank).replace(YES_OR_NO, blank)
  const signature = SIGNATURE.exec(words) ?? GREETING.exec(words)
  if (signature === null || words.length - signature.index > MAX_SIGNATURE) return words
  const before = words.slice(0, signature.index)
  return /\p{L}/u.test(before) ? before.padEnd(words.length) : words
}

/** Words of a message that says the same thing several times, once; the last time may be cut short. */
export function withoutRepetition<T extends Word>(words: readonly T[]): readonly T[] {
  const period = periodOf(words.map(({ folded }) => folded))
  return words.length >= 2 * period ? words.slice(0, period) : words
}

/** Length of the shortest beginning that, repeated, makes the list; by the borders of its beginnings, in linear time. */
function periodOf(list: readonly string[]): number {
  const borders = [0]
  for (let at = 1; at < list.length; at++) {
    let border = borders[at - 1] ?? 0
    while (border > 0 && list[at] !== list[border]) border = borders[border - 1] ?? 0
    borders.push(list[at] === list[border] ? border + 1 : 0)
  }
  return list.length - (borders.at(-1) ?? 0)
}
