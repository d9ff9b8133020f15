/** Assets: the style, the script and the sign of the page, under addresses that change with what they hold. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Assets {
  readonly style: string
  readonly script: string
  readonly icon: string
}

export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
}

/** Sheets of the style in the order in which later ones go over earlier ones; the page asks for one file. */
export const SHEETS = [
  ...['base', 'head', 'forms', 'answer', 'platforms', 'ranking', 'lists', 'text', 'surroundings'],
].map(name => `style/${name}.css`)

const FILES = {
  style: { name: 'style.css', parts: SHEETS, type: 'text/css; charset=utf-8' },
  script: { name: 'page.js', parts: ['page.js'], type: 'text/javascript; charset=utf-8' },
  icon: { name: 'icon.svg', parts: ['icon.svg'], type: 'image/svg+xml' },
} as const

/** Files below `base`, read once. */
export function readAssets(base: string): { readonly assets: Assets; readonly files: readonly Asset[] } {
  const files = Object.entries(FILES).map(([key, { name, parts, type }]) => {
    const body = parts.map(part => readFileSync(new URL(part, import.meta.url), 'utf8')).join('\n')
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12)
    return { key, path: `${base}/${version}/${name}`, type, body }
  })
  const assets = Object.fromEntries(files.map(({ key, path }) => [key, path])) as unknown as Assets
  return { assets, files }
}
