/** Links between the documents: each leads to a file that is there, and to a heading that it has. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const docs = readdirSync(new URL('docs/', ROOT)).filter(name => name.endsWith('.md'))
const PAGES = [
  'README.md',
  'README.cs.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...docs.map(name => `docs/${name}`),
]
const LINK = /\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g

/** As GitHub makes the anchor of a heading. */
function anchorsOf(url: URL): string[] {
  return [...readFileSync(url, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function leadsNowhere(target: string, from: URL): boolean {
  const url = new URL(target, from)
  const anchor = decodeURIComponent(url.hash.slice(1))
  url.hash = ''
  if (!existsSync(url)) return true
  return anchor !== '' && url.pathname.endsWith('.md') && !anchorsOf(url).includes(anchor)
}

test.each(PAGES)('%s', page => {
  const url = new URL(page, ROOT)
  const links = [
    ...readFileSync(url, 'utf8')
      .replaceAll(/```.*?```/gs, '')
      .matchAll(LINK),
  ].map(([, link = '', source = '']) => link || source)
  expect(links.filter(link => !/^https?:/.test(link) && leadsNowhere(link, url))).toEqual([])
})
