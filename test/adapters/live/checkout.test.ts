import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isBeingChanged } from '../../../adapters/live/checkout.ts'
import { folder } from '../../documents.ts'

describe('git is changing a folder', () => {
  test.each([
    ['that is a checkout', '.', '.git'],
    ['inside of a checkout', 'obsah/2022-kolin', '.git'],
    ['that is one of several checkouts', 'vedle/obsah', 'jinde/worktrees/vedle'],
  ])('%s, as long as it holds the index', (_, below, data) => {
    const root = folder({
      '.git/HEAD': '',
      'obsah/2022-kolin/a.md': '',
      'vedle/.git': 'gitdir: ../jinde/worktrees/vedle\n',
      'vedle/obsah/a.md': '',
      'jinde/worktrees/vedle/HEAD': '',
    })
    const lock = join(root, data, 'index.lock')
    expect(isBeingChanged(join(root, below))).toBe(false)
    writeFileSync(lock, '')
    expect(isBeingChanged(join(root, below))).toBe(true)
    rmSync(lock)
    expect(isBeingChanged(join(root, below))).toBe(false)
  })

  test.each<[string, (root: string) => void]>([
    ['is no checkout', () => {}],
    ['is not there', root => rmSync(root, { recursive: true })],
    ['has an odd .git', root => writeFileSync(join(root, '.git'), 'něco jiného')],
    ['has an empty .git', root => mkdirSync(join(root, '.git'))],
  ])('never where it %s', (_, change) => {
    const root = folder({})
    change(root)
    expect(isBeingChanged(root)).toBe(false)
  })
})
