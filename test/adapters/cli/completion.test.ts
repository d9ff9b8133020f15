import { expect, test } from 'vitest'
import { completionsOf } from '../../../adapters/cli/completion.ts'

const NAMES = {
  commands: ['/kraj', '/konec', '/zdroje', '/p'],
  places: ['Česká Lípa', 'Kolín', 'Kolín 2', 'Opava'],
}

test.each<readonly [string, readonly string[]]>([
  ['/k', ['/kraj', '/konec']],
  ['/zd', ['/zdroje']],
  ['/x', []],
  ['', []],
  ['kolín', []],
  ['/kraj', ['/kraj']],
  ['/kraj ', ['/kraj Česká Lípa', '/kraj Kolín', '/kraj Kolín 2', '/kraj Opava']],
  ['/kraj kol', ['/kraj Kolín', '/kraj Kolín 2']],
  ['/zdroje ceska l', ['/zdroje Česká Lípa']],
  ['/kraj Brno', []],
  ['/p kol', []],
])('Tab makes of %j %j', (line, completed) => {
  expect(completionsOf(line, NAMES)).toEqual(completed)
})
