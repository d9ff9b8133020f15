/** What commands write where their user says: the sheet of a debate, and a calendar of promises. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deadlines } from '../../../adapters/cli/deadlines.ts'
import { debate } from '../../../adapters/cli/debate.ts'
import { folder } from '../../documents.ts'
import { sharedFolder } from '../../town/bot.ts'
import { call } from './program.ts'

const content = sharedFolder({
  '2026-kolin/doprava.md':
    '---\ntitle: Doprava\n---\nCyklostezku podél Labe postavíme do konce roku 2028 za 12 mil. Kč.\n',
})

describe.each([
  ['debate --pdf', debate, '--pdf', ['cyklostezka'], '%PDF-'],
  ['deadlines --ics', deadlines, '--ics', [], 'BEGIN:VCALENDAR'],
] as const)('%s', (_, command, option, topic, beginning) => {
  const write = (path: string) => call(command, option, path, '--content', content, ...topic)

  test('writes the file, the same one twice', async () => {
    const home = folder({ file: 'before' })
    const paths = [join(home, 'a'), join(home, 'b')]
    for (const path of paths) expect(await write(path)).toMatchObject({ code: 0, err: '' })
    const [a, b] = paths.map(path => readFileSync(path, 'latin1'))
    expect(a?.startsWith(beginning)).toBe(true)
    expect(a).toBe(b)
  })

  test.each([
    ['whose folder is not there', (home: string) => join(home, 'x/y'), 'there is no such folder'],
    ['that is a folder', (home: string) => join(home, 'folder'), 'it is a folder'],
    ['below a file', (home: string) => join(home, 'file/y'), 'what should be its folder is a file'],
  ])('says what to do about a file %s, and leaves nothing behind', async (_, pathIn, reason) => {
    const home = folder({ file: 'before', 'folder/other': '' })
    await expect(write(pathIn(home))).rejects.toThrow(reason)
    expect(readdirSync(home)).toEqual(['file', 'folder'])
  })
})
