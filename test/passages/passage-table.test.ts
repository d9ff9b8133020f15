/** What is looked at of all passages is what reading each of them would give. */

import { describe, expect, test } from 'vitest'
import { PassageTable } from '../../src/passages/passage-table.ts'
import { roleOf } from '../../src/passages/role.ts'
import { sectionKey } from '../../src/passages/section.ts'
import { shippedPassages } from '../shipped.ts'

const passages = [
  ...shippedPassages,
  ...shippedPassages.map(one => ({
    ...one,
    code: `A${one.code}`,
    source: { ...one.source, folder: 'jinde' },
  })),
]
const table = new PassageTable(PassageTable.of(passages).save())
const ids = [...passages.keys()]

describe('a passage is found', () => {
  test('by its code, and not by the end of it', () => {
    expect(passages.map(({ code }) => table.numberOf(code))).toEqual(ids)
    expect(table.numberOf((passages[3]?.code ?? '').slice(1))).toBeNull()
  })

  test('by what its code ends with, the first of several', () => {
    for (const [id, { code }] of shippedPassages.entries())
      expect(table.endingWith(code.slice(code.lastIndexOf('-')))).toBe(id)
    expect(table.endingWith('-XXXXX')).toBeNull()
  })

  test('with all others of its section', () => {
    for (const one of passages) {
      const key = sectionKey(one)
      const near = [...table.nearSection(key)].filter(id => sectionKey(passages[id] ?? one) === key)
      expect(near).toEqual(ids.filter(id => sectionKey(passages[id] ?? one) === key))
    }
  })

  test('with all others of its file', () => {
    for (const { source } of passages)
      expect(table.nearFile(ids, source.file)).toEqual(
        ids.filter(id => passages[id]?.source.file === source.file),
      )
  })
})

test('each has its role', () => {
  expect(ids.map(id => table.roleOf(id))).toEqual(passages.map(roleOf))
  expect(new Set(passages.map(roleOf))).toContain('promise')
})

test('those of a group stand at the same places, of the same years', () => {
  const first = (id: number) => passages[table.firsts[table.groups[id] ?? 0] ?? 0]
  const standing = (one = passages[0]) =>
    [
      one?.standalone,
      one?.leftover,
      ...[one?.source, ...(one?.also ?? [])].map(at => [at?.place, at?.year]),
    ].join()
  expect(ids.map(id => standing(first(id)))).toEqual(passages.map(standing))
  expect(table.firsts.length).toBe(new Set(passages.map(one => standing(one))).size)
})

test('each file is told once', () => {
  const names = (of: readonly { readonly folder: string; readonly file: string }[]) =>
    of.map(({ folder, file }) => `${folder}/${file}`)
  const all = passages.flatMap(({ source, also }) => names([source, ...also]))
  expect(names(table.files)).toEqual([...new Set(all)])
})
