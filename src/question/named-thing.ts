/** Named thing: a noun behind an adjective that is a name and tells which one: "Libeňský most", "opravu Karlova mostu". */

import type { Word } from '../czech/fold.ts'

/** A word with the stems of its forms. */
export type Stemmed = Word & { readonly stems: readonly string[] }

export interface NamedThing<W extends Stemmed = Stemmed> {
  readonly name: W
  readonly thing: W
}

/** `libeňský`, `Barrandovského`, `Karlův`, `Karlova`: of a place, or of a person. */
const NAMING =
  /^[a-z]{2,}(?:[sc]k(?:y|a|e|eho|emu|em|ym|ou|ych|ymi)|uv|ov(?:a|o|u|e|y|ym|ou|ych|ymi)|in(?:a|o|u|e|y|ym|ou|ych|ymi))$/
const CAPITAL = /^\p{Lu}\p{Ll}/u

/** Those of `words` of `text`, by capital. */
export function namedThingsIn<W extends Stemmed>(words: readonly W[], text: string): NamedThing<W>[] {
  return words.flatMap((name, at) => {
    const thing = words[at + 1]
    const isNamed = thing !== undefined && CAPITAL.test(name.text) && NAMING.test(name.folded)
    return isNamed && !CAPITAL.test(thing.text) && text.slice(name.to, thing.from).trim() === ''
      ? [{ name, thing }]
      : []
  })
}

/** Whether a text, whose words are `said`, speaks of others of these things alone: wherever it has one, that has another name. */
export function isOfOthers({ name, thing }: NamedThing, said: readonly Stemmed[], text: string): boolean {
  const isAlike = (one: Stemmed, other: Stemmed) => one.stems.some(stem => other.stems.includes(stem))
  const others = new Set(namedThingsIn(said, text).map(other => other.thing))
  const things = said.filter(word => isAlike(word, thing))
  return (
    things.length > 0 && things.every(word => others.has(word)) && !said.some(word => isAlike(word, name))
  )
}
