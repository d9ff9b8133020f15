/** Difference between two texts, word by word. */

// The library's door loads sixteen other modules.
import { diffArrays } from 'diff/lib/diff/array.js'

/** Words of both texts, those that stand in the first only (`here`), those of the second only (`there`). */
export interface Change {
  readonly side: 'both' | 'here' | 'there'
  readonly text: string
}

/** Words to add and drop; near copies seen have up to 65, and looking for the fewest takes the square of them. */
const MOST_EDITS = 150

/**
 * The words of both texts in order, which are separated by single spaces. Those of `both` and `here` are the first text,
 * those of `both` and `there` the second. Texts that are very different have nothing in common.
 */
export function differenceOf(here: string, there: string): Change[] {
  const changes = diffArrays(here.split(' '), there.split(' '), { maxEditLength: MOST_EDITS })
  return (
    changes?.map(({ value, added, removed }) => ({
      side: added ? 'there' : removed ? 'here' : 'both',
      text: value.join(' '),
    })) ?? [
      { side: 'here', text: here },
      { side: 'there', text: there },
    ]
  )
}
