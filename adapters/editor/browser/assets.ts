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

const FILES = {
  style: { file: 'style.css', type: 'text/css; charset=utf-8' },
  script: { file: 'page.js', type: 'text/javascript; charset=utf-8' },
  icon: { file: 'icon.svg', type: 'image/svg+xml' },
} as const

/** Files below `base`, read once. */
export function readAssets(base: string): { readonly assets: Assets; readonly files: readonly Asset[] } {
  const files = Object.entries(FILES).map(([name, { file, type }]) => {
    const body = readFileSync(new URL(file, import.meta.url), 'utf8')
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12)
    return { name, path: `${base}/${version}/${file}`, type, body }
  })
  const assets = Object.fromEntries(files.map(({ name, path }) => [name, path])) as unknown as Assets
  return { assets, files }
}
