/** Texts that are edited while the terminal or a script asks: each question is answered from what the files say then. */

import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, writeFiles } from '../../documents.ts'
import { talkingTo } from './program.ts'

const page = (text: string) => `---\ntitle: Park\nplace: Kolín\nyear: 2022\n---\n${text}\n`
const LAMPS = 'Lampy v parku rozsvítíme dřív.'
const PATHS = 'Lampy v parku a cesty k nim opravíme.'
const MOST_ASKED = 5_000
const BROKEN = '---\ntitle: [\n---\nLampy v parku nikdo neopraví.\n'

describe.each([
  ['ask --lines', ['ask', '--lines']],
  ['the chat', ['start']],
])('%s', (_, command) => {
  function open(files: Readonly<Record<string, string>>) {
    const root = folder(files)
    const { say, end, told } = talkingTo([...command, '--content', root], { MEANING: 'off' })
    /** Asks until the answer is as it is looked for: files are looked at now and then only. */
    const becomes = async (isThere: (answer: string) => boolean) => {
      for (let asked = 0; asked < MOST_ASKED; asked++) {
        const answer = await say('lampy v parku')
        if (isThere(answer.replaceAll(/[\s│]+/g, ' '))) return
      }
      throw new Error('The answer stays as it was.')
    }
    return { root, becomes, end, told }
  }

  test('answers from what was written, renamed and removed since the last question', async () => {
    const { root, becomes, end } = open({ 'a.md': page(LAMPS) })
    await becomes(answer => answer.includes(LAMPS))
    writeFiles(root, { 'a.md': page(PATHS) })
    await becomes(answer => answer.includes(PATHS) && !answer.includes(LAMPS))
    renameSync(join(root, 'a.md'), join(root, 'b.md'))
    writeFiles(root, { 'a.md': page(LAMPS) })
    await becomes(answer => answer.includes(PATHS) && answer.includes(LAMPS))
    rmSync(join(root, 'b.md'))
    await becomes(answer => answer.includes(LAMPS) && !answer.includes(PATHS))
    expect(await end()).toEqual({ code: 0, err: '' })
  })

  test.each([
    ['before anything else has changed', false],
    ['after that', true],
  ])('tells of a file that is broken %s, and answers from it as it was', async (_, isLater) => {
    const { root, becomes, end, told } = open({ 'a.md': page(LAMPS), 'b.md': page('Hřiště oplotíme.') })
    await becomes(answer => answer.includes(LAMPS))
    if (isLater) {
      writeFiles(root, { 'a.md': page(PATHS) })
      await becomes(answer => answer.includes(PATHS))
    }
    writeFiles(root, { 'a.md': BROKEN })
    const stands = isLater ? PATHS : LAMPS
    await becomes(answer => {
      expect(answer).toContain(stands)
      return /a\.md/.test(told())
    })
    await becomes(answer => answer.includes(stands))
    writeFiles(root, { 'a.md': page(`${PATHS} ${LAMPS}`) })
    await becomes(answer => answer.includes(`${PATHS} ${LAMPS}`))
    expect(await end()).toEqual({ code: 0, err: expect.stringMatching(/^\S+a\.md.*\n$/) })
  })

  test('goes on with what was read when the folder is gone', async () => {
    const { root, becomes, end } = open({ 'a.md': page(LAMPS) })
    await becomes(answer => answer.includes(LAMPS))
    renameSync(root, `${root}-pryč`)
    await becomes(answer => answer.includes(LAMPS))
    writeFiles(root, { 'a.md': page(PATHS) })
    await becomes(answer => answer.includes(PATHS))
    expect((await end()).code).toBe(0)
  })
})
