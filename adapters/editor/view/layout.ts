/** Layout: what every page of the editor has around its own part. */

import type { Assets } from '../browser/assets.ts'
import { BASE, type Html, html, plural } from './html.ts'

/** What the head of each page tells. */
export interface Surroundings {
  readonly assets: Assets
  /** Tells one state of the texts from the next. */
  readonly revision: number
  /** What is going on with the texts, in one sentence. */
  readonly status: string
  readonly isReady: boolean
  /** Numbers beside the parts: null where nobody knows yet. */
  readonly counts: {
    readonly watched: number | null
    readonly changes: number | null
    readonly problems: number | null
  }
}

export type PartName = 'question' | 'watched' | 'changes' | 'texts' | 'problems'

interface Part {
  readonly name: PartName
  readonly title: string
  readonly path: string
  /** What its number counts. */
  readonly counted: (count: number) => string
}

const PARTS: readonly Part[] = [
  { name: 'question', title: 'Otázka', path: BASE, counted: () => '' },
  {
    name: 'watched',
    title: 'Hlídané otázky',
    path: `${BASE}/hlidane`,
    counted: count => `${plural(count, 'změněná odpověď', 'změněné odpovědi', 'změněných odpovědí')}`,
  },
  {
    name: 'changes',
    title: 'Změny',
    path: `${BASE}/zmeny`,
    counted: count => `${plural(count, 'změněný text', 'změněné texty', 'změněných textů')}`,
  },
  { name: 'texts', title: 'Texty', path: `${BASE}/texty`, counted: () => '' },
  {
    name: 'problems',
    title: 'Problémy',
    path: `${BASE}/problemy`,
    counted: count => `${plural(count, 'problém', 'problémy', 'problémů')}`,
  },
]

export interface PageParts {
  readonly part: PartName
  readonly title: string
  /** Stays as it is when the texts change, so that nobody loses what they write. */
  readonly above?: Html | ''
  readonly body: Html
}

export function pageHtml({ part, title, above = '', body }: PageParts, around: Surroundings): Html {
  const { assets, revision, status, isReady } = around
  return html`<!doctype html>
<html lang="cs">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Doslova pro redakci</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.script}"></script>
</head>
<body data-events="${BASE}/udalosti" data-revision="${String(revision)}">
<a class="skip" href="#obsah">Přeskočit na obsah</a>
<header class="top">
  <p class="brand"><a href="${BASE}"><span aria-hidden="true">„</span>Doslova<span aria-hidden="true">“</span> <small>pro redakci</small></a></p>
  <nav id="parts" data-swap aria-label="Části stránky"><ul>${PARTS.map(one => link(one, part, around))}</ul></nav>
  <p id="status" data-swap role="status" class="${isReady ? 'ready' : 'busy'}">${status}</p>
</header>
<main id="obsah" tabindex="-1">
${above}
<div id="body" data-swap>${body}</div>
</main>
<footer><p>Stránka je jen na tomto počítači. Otázky se nikam neukládají, jen ty, které si necháte hlídat. <kbd>/</kbd> psát otázku, <kbd>1</kbd>–<kbd>5</kbd> části, <kbd>j</kbd> <kbd>k</kbd> další a předchozí odstavec.</p></footer>
</body>
</html>`
}

function link({ name, title, path, counted }: Part, current: PartName, { counts }: Surroundings): Html {
  const count = name === 'watched' || name === 'changes' || name === 'problems' ? counts[name] : null
  const number =
    count === null || count === 0
      ? ''
      : html` <span class="count" aria-hidden="true">${count}</span><span class="unseen"> (${counted(count)})</span>`
  return name === current
    ? html`<li><a href="${path}" aria-current="page">${title}${number}</a></li>`
    : html`<li><a href="${path}">${title}${number}</a></li>`
}
