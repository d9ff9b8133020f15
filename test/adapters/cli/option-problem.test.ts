import { expect, test } from 'vitest'
import { ASK_OPTIONS } from '../../../adapters/cli/ask.ts'
import { optionProblem } from '../../../adapters/cli/option-problem.ts'

test.each<readonly [args: string, problem: string | null]>([
  ['kola', null],
  ['--json --why --content obsah kola', null],
  ['--content=-obsah kola', null],
  ['-- --jsn', null],
  ['--jsn kola', 'Volbu --jsn neznám. Nemyslíte --json?'],
  ['--JSON kola', 'Volbu --JSON neznám. Nemyslíte --json?'],
  ['--contents=obsah kola', 'Volbu --contents neznám. Nemyslíte --content?'],
  ['--nesmysl', 'Volbu --nesmysl neznám. Otázka, která začíná pomlčkou, patří za --.'],
  ['-5 stupňů', 'Volbu -5 neznám. Otázka, která začíná pomlčkou, patří za --.'],
  ['--constructor', 'Volbu --constructor neznám. Otázka, která začíná pomlčkou, patří za --.'],
  ['--json=ano kola', 'Volba --json je bez hodnoty.'],
  ['kola --content', 'Za volbou --content chybí hodnota.'],
  ['--content --json kola', 'Za volbou --content chybí hodnota.'],
])('%s: %s', (args, problem) => {
  expect(optionProblem(args.split(' '), ASK_OPTIONS)).toBe(problem)
})
