import { expect, test } from 'vitest'
import { ask } from '../../../adapters/cli/ask.ts'
import { preview } from '../../../adapters/cli/preview.ts'
import { start } from '../../../adapters/cli/start.ts'
import { sharedFolder } from '../../town/bot.ts'
import { CYCLE_PATH, PATROLS, PLAYGROUND, FIRST_TEXTS as TOWN } from '../../town/town.ts'
import { call, runHere, STACK } from './program.ts'

const town = sharedFolder(TOWN)

test('start talks to a pipe until /konec, without prompts and colours', async () => {
  const lines = ['hřiště v parku', '', '/zdroje', '/nevim', 'noční hlídky strážníků', '/konec', 'cyklostezka']
  const { code, out, err } = await runHere(['start', '--content', town], { input: `${lines.join('\n')}\n` })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const places = [`„${PLAYGROUND}“`, 'Kolín · komunální volby 2026', '/nevim', PATROLS].map(said =>
    out.indexOf(said),
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  expect(out).not.toContain(CYCLE_PATH)
  expect(out).not.toMatch(STACK)
  expect(out).not.toContain('\u001b')
  expect(out).not.toMatch(/^\? /m)
})

test('start with a question, ask and the preview of the terminal print the same', async () => {
  const args = ['--content', town, 'cyklostezka podél Labe']
  const asked = await call(ask, ...args)
  expect(asked.out).toContain(CYCLE_PATH)
  expect(await call(start, ...args)).toEqual(asked)
  const shown = await call(preview, ...args)
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toContain(asked.out)
  expect(shown.out).toMatch(/terminal/)
})

test('a preview shows the files that both platforms send', async () => {
  const { out } = await call(preview, '--content', town, '/debata cyklostezka podél Labe')
  expect(out.match(/^\[debata\.pdf\]$/gm)).toHaveLength(2)
})
