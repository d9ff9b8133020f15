import { expect, test } from 'vitest'
import { concreteParts } from '../../src/figures/concrete.ts'

test.each([
  ['Podpoříme kulturu.', []],
  ['Do konce roku 2024 postavíme 40 bytů za 90 mil. Kč.', ['sum', 'count', 'date', 'term']],
  ['Polovinu úspor vrátíme školám.', ['share']],
])('%s', (text, parts) => {
  expect(concreteParts(text, 2022)).toEqual(parts)
})
