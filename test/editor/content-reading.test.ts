/** What an editor sees of the content: how it is cut, what has changed. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FileChanges } from '../../src/editor/content-changes.ts'
import { ContentReading } from '../../src/editor/content-reading.ts'
import { type Files, folder, TODAY, writeFiles } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

const text = (body: string, head = '') => `---\ntitle: Ulice\nplace: Kolín\nyear: 2022\n${head}---\n${body}\n`
const LAMPS = 'Lampy v parku rozsvítíme o hodinu dřív.'
const BENCHES = 'Lavičky na náměstí natřeme zelenou barvou.'

function reading(files: Files) {
  const root = folder(files)
  const content = new ContentReading({ folders: [root], lexicon })
  content.read(TODAY)
  const save = (changed: Files) => {
    writeFiles(root, changed)
    content.read(TODAY)
  }
  return { root, content, save }
}

/** `added: words` of each change; the words of a new wording as a diff. */
function shown(files: readonly FileChanges[]): string[] {
  return files.flatMap(({ file, changes }) =>
    changes.map(change => {
      if (change.type === 'reworded')
        return `${file} reworded: ${change.words.map(({ side, text: words }) => (side === 'both' ? words : `${side === 'here' ? '-' : '+'}${words}`)).join(' ')}`
      if (change.type === 'moved')
        return `${file} moved: ${change.circumstances.map(({ name, before, now }) => `${name} ${before} > ${now}`).join(', ')}`
      return `${file} ${change.type}: ${change.passage.text}`
    }),
  )
}

describe('a change of', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['nothing', text(`${LAMPS}\n\n${BENCHES}`), []],
    ['the layout alone', text(`\n\n${LAMPS}\n\n\n${BENCHES}\n`), []],
    [
      'a word',
      text(`${LAMPS.replace('dřív', 'déle')}\n\n${BENCHES}`),
      ['a.md reworded: Lampy v parku rozsvítíme o hodinu -dřív. +déle.'],
    ],
    [
      'a paragraph that is new',
      text(`${LAMPS}\n\nKašnu vyčistíme.\n\n${BENCHES}`),
      ['a.md added: Kašnu vyčistíme.'],
    ],
    ['a paragraph that is gone', text(LAMPS), [`a.md removed: ${BENCHES}`]],
    ['the order', text(`${BENCHES}\n\n${LAMPS}`), []],
    [
      'the head',
      text(`${LAMPS}\n\n${BENCHES}`, 'status: draft\n'),
      ['a.md moved: status current > draft', 'a.md moved: status current > draft'],
    ],
    ['a heading', text(`${LAMPS}\n\n## Mobiliář\n\n${BENCHES}`), ['a.md moved: headings null > Mobiliář']],
    [
      'all words of a paragraph',
      text(`Kašnu vyčistíme.\n\n${BENCHES}`),
      ['a.md added: Kašnu vyčistíme.', `a.md removed: ${LAMPS}`],
    ],
  ])('%s', (_, now, expected) => {
    const { content, save } = reading({ 'a.md': text(`${LAMPS}\n\n${BENCHES}`) })
    save({ 'a.md': now })
    expect(shown(content.changes('save'))).toEqual(expected)
  })
})

test('changes are counted from the save before, and from the beginning until that is moved', () => {
  const { content, root, save } = reading({ 'a.md': text(LAMPS), 'b.md': text(BENCHES) })
  save({ 'a.md': text(LAMPS.replace('dřív', 'déle')) })
  rmSync(join(root, 'b.md'))
  content.read(TODAY)
  expect(shown(content.changes('save'))).toEqual([`b.md removed: ${BENCHES}`])
  expect(shown(content.changes('start'))).toHaveLength(2)
  content.mark()
  expect([content.changes('save'), content.changes('start')]).toEqual([[], []])
})

test('a save that says the same is none', () => {
  const { content, save } = reading({ 'a.md': text(LAMPS) })
  save({ 'a.md': text(LAMPS.replace('dřív', 'déle')) })
  content.read(TODAY)
  expect(content.changes('save')).toHaveLength(1)
})

test('a paragraph of two files is shown in both, in the order of each', () => {
  const { content, root } = reading({
    'a.md': text(`${LAMPS}\n\n${BENCHES}`),
    'b.md': text(`${BENCHES}\n\n${LAMPS}`),
  })
  expect(['a.md', 'b.md'].map(file => content.passagesOf(root, file).map(passage => passage.text))).toEqual([
    [LAMPS, BENCHES],
    [BENCHES, LAMPS],
  ])
  expect(content.passagesOf(root, 'b.md').map(({ source }) => source.file)).toEqual(['b.md', 'b.md'])
})

test('a broken file is an error, told first, and stands as it was', () => {
  const { content, root, save } = reading({
    'a.md': text(LAMPS),
    'b.md': text(BENCHES, 'wordnig: summary\n'),
  })
  save({ 'a.md': '---\ntitle: [\n---\nNic.\n' })
  expect(content.problems().map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    'error front-matter-invalid',
    'warning key-unknown',
    expect.stringContaining('warning'),
  ])
  expect(content.passagesOf(root, 'a.md')).toHaveLength(1)
  expect(content.texts().map(({ file, errors, warnings }) => [file, errors, warnings])).toEqual([
    ['a.md', 1, 0],
    ['b.md', 0, 2],
  ])
})
