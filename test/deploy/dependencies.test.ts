/** Dependencies as the lock file has them: pinned by hash, under known licences, without scripts at installation. */

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly dev?: boolean
  /** A folder of the project. */
  readonly link?: boolean
}

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const packages: Readonly<Record<string, Locked>> = JSON.parse(read('package-lock.json')).packages
const foreign = Object.entries(packages).filter(
  ([path, { link }]) => path.startsWith('node_modules/') && !link,
)

/** Their terms are met by keeping their texts, which npm installs, and by changing no file of a package (MPL-2.0). */
const LICENCES =
  /^(?:MIT|ISC|0?BSD(?:-[23]-Clause)?|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|OFL-1\.1|MPL-2\.0|Unlicense)$/
/** They name their licence in a file alone. */
const IN_A_FILE = ['node_modules/png-js']

test('each has a hash and no script that runs when it is installed', () => {
  expect(foreign.length).toBeGreaterThan(100)
  expect(foreign.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([])
  expect(foreign.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
})

test('what runs is under a licence that asks for nothing but its text', () => {
  const others = foreign.filter(([path, { dev, license = '' }]) => {
    const names = license.replaceAll(/[()]/g, '').split(/ (?:OR|AND) /)
    return !dev && !IN_A_FILE.includes(path) && !names.every(name => LICENCES.test(name))
  })
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})

test('each row of docs/security.md on who could want what names a test', () => {
  const [, table = ''] = read('docs/security.md').split('## Who could want what')
  const rows = (table.split('\n\n')[1] ?? '').split('\n').slice(2)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(row => !/`(?:test\/[^`]+|\.ci\/run)`[^`]*\|$/.test(row))).toEqual([])
})

test.each(['docs/security.md', 'docs/operating.md', 'docs/soak.md'])(
  '%s names tests and files that there are',
  page => {
    const words = [...read(page).matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(' '))
    const named = words.filter(word => /^(?:test|deploy|src|packages|\.ci)\/[\w./-]+$/.test(word))
    expect(named.length).toBeGreaterThan(1)
    expect(named.filter(path => !existsSync(new URL(path, ROOT)))).toEqual([])
  },
)
