/** Texts: the files that answers are cut from, by folder. */

import { basename } from 'node:path'
import type { TextSummary } from '../../../src/editor/content-reading.ts'
import { placeAndYear } from '../../../src/passages/sources.ts'
import { BASE, type Html, html, plural } from './html.ts'

export function textsHtml(texts: readonly TextSummary[], folders: readonly string[]): Html {
  const groups = Map.groupBy(texts, ({ folder }) => folder)
  return html`<h1>Texty</h1>
    <p class="lead">${plural(texts.length, 'text', 'texty', 'textů')}. Každý ukáže, jak je rozřezaný na odstavce.</p>
    <p class="filter"><label for="filter">Jen texty, které mají v názvu</label> <input id="filter" type="search" autocomplete="off" data-filter="texts"></p>
    <div id="texts">${[...groups].map(([folder, own]) => folderHtml(folder, own, folders, groups.size === 1))}</div>`
}

function folderHtml(
  folder: string,
  texts: readonly TextSummary[],
  folders: readonly string[],
  isOpen: boolean,
): Html {
  const at = folders.indexOf(folder)
  const rows = html`<ul class="texts">${texts.map(text => rowHtml(text, at))}</ul>`
  const summary = html`<summary><h2>${basename(folder)}</h2> <span>${plural(texts.length, 'text', 'texty', 'textů')}</span></summary>`
  return isOpen
    ? html`<details open data-key="folder-${at}">${summary}${rows}</details>`
    : html`<details data-key="folder-${at}">${summary}${rows}</details>`
}

/** Where a text is shown as it is cut. */
export function textPath(folder: number, file: string): string {
  return `${BASE}/text?slozka=${folder}&soubor=${encodeURIComponent(file)}`
}

function rowHtml(
  { file, title, place, year, passages, errors, warnings }: TextSummary,
  folder: number,
): Html {
  const owner = placeAndYear({ place, year })
  const problems = errors + warnings
  return html`<li><a href="${textPath(folder, file)}">${title}</a> <span class="owner">${owner}</span>
    <span class="detail">${plural(passages, 'odstavec', 'odstavce', 'odstavců')}${problems === 0 ? '' : html` · <strong>${plural(problems, 'problém', 'problémy', 'problémů')}</strong>`} · ${file}</span></li>`
}
