import { expect, test } from 'vitest'
import { ASK_OPTIONS } from '../../../adapters/cli/ask.ts'
import { optionProblem } from '../../../adapters/cli/option-problem.ts'

test.each<readonly [args: string, problem: string | null]>([
  ['kola', null],
  ['--json --why --content obsah kola', null],
  ['--content=-obsah kola', null],
  ['-- --jsn', null],
  ['--jsn kola', 'There is no option --jsn. Did you mean --json?'],
  ['--JSON kola', 'There is no option --JSON. Did you mean --json?'],
  ['--contents=obsah kola', 'There is no option --contents. Did you mean --content?'],
  ['--nesmysl', 'There is no option --nesmysl. A question that begins with a dash comes after --.'],
  ['-5 stupňů', 'There is no option -5. A question that begins with a dash comes after --.'],
  ['--constructor', 'There is no option --constructor. A question that begins with a dash comes after --.'],
  ['--json=ano kola', 'The option --json takes no value.'],
  ['kola --content', 'The option --content needs a value after it.'],
  ['--content --json kola', 'The option --content needs a value after it.'],
])('%s: %s', (args, problem) => {
  expect(optionProblem(args.split(' '), ASK_OPTIONS)).toBe(problem)
})
