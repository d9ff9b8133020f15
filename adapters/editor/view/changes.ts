/** Changes: what the texts say otherwise than before, file by file. */

import type { ChangedCircumstance, FileChanges, PassageChange } from '../../../src/editor/content-changes.ts'
import type { Since } from '../../../src/editor/content-reading.ts'
import type { Passage } from '../../../src/model.ts'
import type { Change } from '../../../src/text/difference.ts'
import { BASE, type Html, html, plural } from './html.ts'
import { CIRCUMSTANCES, KINDS, STATUSES, WORDINGS } from './words.ts'

/** Files and changes of one file that are shown. */
const MOST_FILES = 100
const MOST_CHANGES = 60

export function changesHtml(files: readonly FileChanges[], since: Since): Html {
  const count = files.reduce((sum, { changes }) => sum + changes.length, 0)
  return html`<h1>Co se změnilo</h1>
    <div class="title">
      <ul class="choice" aria-label="Od kdy">
        ${sinceLink('save', 'od předchozího uložení', since)}
        ${sinceLink('start', 'od začátku práce', since)}
      </ul>
      <form method="post" action="${BASE}/zmeny" data-live><button type="submit" class="quiet">Porovnávat odteď</button></form>
    </div>
    <p class="lead">${count === 0 ? 'Beze změny.' : `${plural(count, 'změna', 'změny', 'změn')} v ${plural(files.length, 'textu', 'textech', 'textech')}.`}</p>
    ${files.slice(0, MOST_FILES).map(fileHtml)}
    ${files.length > MOST_FILES ? html`<p>A ještě ${plural(files.length - MOST_FILES, 'text', 'texty', 'textů')}.</p>` : ''}`
}

function sinceLink(name: Since, label: string, current: Since): Html {
  const path = `${BASE}/zmeny?od=${name === 'save' ? 'ulozeni' : 'zacatek'}`
  return name === current
    ? html`<li><a href="${path}" aria-current="true">${label}</a></li>`
    : html`<li><a href="${path}">${label}</a></li>`
}

function fileHtml({ title, file, changes }: FileChanges): Html {
  return html`<section class="file">
    <h2>${title} <small>${file}</small></h2>
    <ul class="changes">${changes.slice(0, MOST_CHANGES).map(changeHtml)}</ul>
    ${changes.length > MOST_CHANGES ? html`<p>A ještě ${plural(changes.length - MOST_CHANGES, 'změna', 'změny', 'změn')}.</p>` : ''}
  </section>`
}

const NAMES: Readonly<Record<PassageChange['type'], string>> = {
  added: 'přibyl',
  removed: 'zmizel',
  reworded: 'jiné znění',
  moved: 'stejná slova, jinak zařazená',
}

function changeHtml(change: PassageChange): Html {
  const { type, passage } = change
  return html`<li class="${type}"><p class="tags"><span class="tag ${type}">${NAMES[type]}</span>${codes(change)}</p>${bodyOf(change, passage)}</li>`
}

function codes(change: PassageChange): Html {
  const { passage } = change
  if (change.type === 'reworded' && change.before.code !== passage.code)
    return html`<code>${change.before.code}</code><span aria-hidden="true">→</span><span class="unseen">nyní</span><code>${passage.code}</code>`
  return html`<code>${passage.code}</code>`
}

function bodyOf(change: PassageChange, passage: Passage): Html {
  if (change.type === 'reworded') return html`<blockquote>${change.words.map(wordsHtml)}</blockquote>`
  if (change.type === 'moved')
    return html`<blockquote class="beginning">${passage.text}</blockquote><dl class="reading">${change.circumstances.map(circumstanceHtml)}</dl>`
  return change.type === 'added'
    ? html`<blockquote><ins>${passage.text}</ins></blockquote>`
    : html`<blockquote><del>${passage.text}</del></blockquote>`
}

function wordsHtml({ side, text }: Change): Html {
  if (side === 'both') return html`${text} `
  return side === 'here' ? html`<del>${text}</del> ` : html`<ins>${text}</ins> `
}

const VALUES: Readonly<Record<string, string>> = { ...KINDS, ...STATUSES, ...WORDINGS }

function circumstanceHtml({ name, before, now }: ChangedCircumstance): Html {
  const shown = (value: string | null) => (value === null ? 'nic' : (VALUES[value] ?? value))
  return html`<div><dt>${CIRCUMSTANCES[name]}</dt><dd><del>${shown(before)}</del> <span aria-hidden="true">→</span> <ins>${shown(now)}</ins></dd></div>`
}
