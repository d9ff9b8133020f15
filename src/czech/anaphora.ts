/** Anaphora: a sentence that begins with a pronoun, whose noun stands in the sentence before it. */

import { fold } from './fold.ts'

const PREPOSITIONS =
  'v|ve|k|ke|s|se|z|ze|na|o|od|do|u|po|pro|pri|za|pred|bez|kvuli|diky|podle|proti|mezi|mimo|krome|vedle|nad|pod'

/** Demonstratives, pronouns of the third person, and the adverbs that stand for what was said. */
const PRONOUNS =
  'ten|ta|to|ti|ty|tu|te|toho|tomu|tom|tim|tou|tech|tem|temi|(?:t(?:en|a|o|i|y|e|oho|omu|om|im|uto|ou|ech|em|emi))to|tento|tuto|touto|takov(?:y|a|e|eho|emu|em|ou|ych|ymi|ym)|on|ona|ono|oni|ony|jeho|jeji|jejich|jejim|jejiho|jejimu|jejimi|jemu|jej|jim|jich|nej|nem|nemu|nim|ni|nich|nimi|proto|takto|tak|tam|zde'

const OPENING = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:${PREPOSITIONS}) ne|(?:(?:${PREPOSITIONS}) )?(?:nic[a-z]* z )?(?:${PRONOUNS}))(?![\\p{L}\\p{N},])`,
  'u',
)

/** Letters of the longest opening. */
const LONGEST = 40

/** Whether a sentence begins with a pronoun; not where its noun or clause follows (`Ti, kteří …`). */
export function beginsWithPronoun(sentence: string): boolean {
  return OPENING.test(fold(sentence.slice(0, LONGEST)))
}
