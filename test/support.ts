/** What the tests of small things share. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slice } from '../src/model.ts'
import { upTo } from './thorough.ts'

/** Asserts a property, always on the same texts; another seed looks at others. */
export function holds(property: fc.IRawProperty<unknown>): void {
  fc.assert(property, { seed: 20_261_120, numRuns: upTo(200) })
}

/** The same for a property that takes waiting; fewer of its runs. */
export function holdsLater(property: fc.IAsyncProperty<unknown>): Promise<void> {
  return fc.assert(property, { seed: 20_261_120, numRuns: upTo(50) })
}

/** Code points that are half of a letter. */
const HALVES = { from: 0xd8_00, count: 0x8_00 }

/** Any text of whole characters, of those without a meaning too: `unit: 'binary'`, which takes a second to be made. */
export function anyText(limits: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> {
  const character = fc
    .integer({ min: 0, max: 0x10_ff_ff - HALVES.count })
    .map(at => String.fromCodePoint(at < HALVES.from ? at : at + HALVES.count))
  return fc.string({ ...limits, unit: character })
}

/** Texts thrown together from `parts`, which have a bar between them: `soup('a¦b')` gives `abba`, `b`, … */
export function soup(parts: string, maxLength = 40): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts.split('¦')), { maxLength }).map(found => found.join(''))
}

/** Slices of `parts`, found in `file` one after another. */
export function slicesOf(file: string, parts: readonly string[]): Slice[] {
  let at = 0
  return parts.map(part => {
    const from = file.indexOf(part, at)
    if (from < 0) throw new Error(`"${part}" is not in the file after ${at}`)
    at = from + part.length
    return { from, to: at }
  })
}

/** A case of reading: its name, a text, and what is read of it. */
export type Reading = readonly [name: string, text: string, found: readonly string[]]

/** A table of tests: `read` finds in each text what stands beside it. */
export function readings(
  title: string,
  read: (text: string) => readonly string[],
  rows: readonly Reading[],
): void {
  describe(title, () => {
    test.each(rows)('%s', (_, text, found) => {
      expect(read(text)).toEqual(found)
    })
  })
}
