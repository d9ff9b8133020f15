/** The style of the page: all its sheets are sent, and nothing in them is for what the page does not have. */

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SHEETS } from '../../../adapters/editor/browser/assets.ts'

const EDITOR = new URL('../../../adapters/editor/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, EDITOR), 'utf8')
const filesIn = (folder: string) => readdirSync(new URL(folder, EDITOR)).map(name => `${folder}${name}`)
/** Made of the names of screens. */
const SCREENS = ['telegram', 'matrix', 'terminl']

const rules = SHEETS.map(sheet => read(`browser/${sheet}`).replace(/\/\*.*?\*\//gs, '')).join('\n')
const selectors = rules.replace(/\{[^{}]*\}/g, ' ')
const page = [...filesIn('view/'), 'browser/page.js'].map(read).join('\n')
const hasWord = (word: string) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(page)

test('every sheet is sent', () => {
  expect(filesIn('browser/style/').map(path => path.slice('browser/'.length))).toEqual(SHEETS.toSorted())
})

test('every class and identifier of the style is one of the page', () => {
  const named = new Set([...selectors.matchAll(/[.#]([a-z][\w-]*)/g)].map(([, name = '']) => name))
  expect([...named].filter(name => !SCREENS.includes(name) && !hasWord(name))).toEqual([])
})

test('every value with a name is used', () => {
  const named = new Set([...rules.matchAll(/(--[\w-]+):/g)].map(([, name = '']) => name))
  expect([...named].filter(name => !rules.includes(`var(${name})`))).toEqual([])
})
