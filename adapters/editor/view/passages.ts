/** Passages: one text as it is cut, with what each piece is and where it leads. */

import { introductionsOf } from '../../../src/content/list.ts'
import type { Passage, Problem } from '../../../src/model.ts'
import { placeAndYear } from '../../../src/passages/sources.ts'
import { type Html, html, outside, plural } from './html.ts'
import { problemLine } from './problems.ts'
import { KINDS, LEFTOVERS, STATUSES, WORDINGS } from './words.ts'

export function passagesHtml(file: string, passages: readonly Passage[], problems: readonly Problem[]): Html {
  const [first] = passages
  const path = first?.headings.join('\n')
  let headings = path === undefined ? '' : '\n'
  return html`<h1>${first?.source.title ?? file}</h1>
    <p class="lead"><code>${file}</code> · ${plural(passages.length, 'odstavec', 'odstavce', 'odstavců')}${first?.source.url ? html` · ${outside(first.source.url, 'stránka na webu')}` : ''}</p>
    ${problems.length === 0 ? '' : html`<section class="alert" aria-labelledby="own"><h2 id="own">Problémy tohoto textu</h2><ul>${problems.map(problem => html`<li>${problemLine(problem)}</li>`)}</ul></section>`}
    ${passages.length === 0 ? html`<p>Z tohoto souboru se nic necituje.</p>` : ''}
    <ol class="cut">${passages.map(passage => {
      const own = passage.headings.join(' › ')
      const isNew = own !== headings
      headings = own
      return html`${isNew && own !== '' ? html`<li class="heading"><h2>${own}</h2></li>` : ''}${passageHtml(passage)}`
    })}</ol>`
}

function passageHtml(passage: Passage): Html {
  const { code, kind, source, text, lead, list, also } = passage
  const [from, to] = source.lines
  const lines = from === to ? `ř. ${from}` : `ř. ${from}–${to}`
  return html`<li id="r-${code}" tabindex="-1"${passage.standalone ? '' : html` class="mute"`}>
    <p class="lines">${lines}</p>
    <div>
      ${
        lead === null
          ? ''
          : html`<p class="introduction">${introductionsOf(lead)
              .map(({ text: words }) => words)
              .join(' ')}</p>`
      }
      <p class="text">${text}</p>
      ${list === null || list.items.length === 0 ? '' : html`<ul>${list.items.map(item => html`<li>${item.text}</li>`)}</ul>`}
      <p class="tags"><code>${code}</code><span class="tag">${KINDS[kind]}</span><span class="tag">${STATUSES[source.status]}</span><span class="tag">${WORDINGS[source.wording]}</span>${source.place === null ? '' : html`<span class="tag">${placeAndYear(source)}</span>`}${source.guarantor === null ? '' : html`<span class="tag">garant ${source.guarantor}</span>`}${also.length === 0 ? '' : html`<span class="tag">i jinde: ${also.length}×</span>`}${source.link === null ? html`<span class="tag">bez odkazu</span>` : outside(source.link, source.link.includes('#:~:text=') ? 'odkaz na odstavec' : 'odkaz na stránku')}</p>
      ${noteOf(passage)}
    </div>
  </li>`
}

function noteOf({ standalone, leftover }: Passage): Html | '' {
  const notes = [
    leftover === null ? '' : LEFTOVERS[leftover],
    standalone ? '' : 'Samo o sobě nic neříká: najde se jen podle kódu.',
  ].filter(Boolean)
  return notes.length === 0 ? '' : html`<p class="note">${notes.join(' ')}</p>`
}
