/** Watched questions: what is answered now beside what should be. */

import { type AnswerSummary, areSame } from '../../../src/editor/answer-summary.ts'
import { hasChanged, type Watched } from '../content/watchlist.ts'
import { BASE, type Html, html, plural } from './html.ts'
import { STATES } from './words.ts'

export interface WatchedParts {
  readonly list: readonly Watched[]
  readonly path: string
  readonly problem: string | null
  readonly isReady: boolean
}

export function watchedHtml({ list, path, problem, isReady }: WatchedParts): Html {
  const changed = list.filter(hasChanged)
  const same = list.filter(one => !hasChanged(one))
  return html`<h1>Hlídané otázky</h1>
    <p class="lead">Při každé změně textů se položí znovu. Co má být odpovědí, potvrdíte; jakmile je jiná, stojí tu nahoře.</p>
    ${problem === null ? '' : html`<p class="alert" role="alert">Se seznamem se nedá pracovat: ${problem}</p>`}
    <form class="add" method="post" action="${BASE}/hlidane" data-live>
      <label for="added">Nová otázka</label>
      <input id="added" name="otazka" type="text" autocomplete="off" maxlength="2000" required>
      <button type="submit" name="akce" value="pridat">Přidat</button>
    </form>
    ${list.length === 0 ? html`<p>Zatím žádná. Přidejte otázky, na které vám záleží: pět nejčastějších je dobrý začátek.</p>` : ''}
    ${changed.length === 0 ? '' : html`<section aria-labelledby="changed"><h2 id="changed">Tyhle odpovědi se změnily <span class="count">${changed.length}</span></h2><ul class="watched">${changed.map(rowHtml)}</ul></section>`}
    ${same.length === 0 ? '' : html`<section aria-labelledby="same"><h2 id="same">${isReady ? `Beze změny: ${plural(same.length, 'otázka', 'otázky', 'otázek')}` : 'Čeká se na texty'}</h2><ul class="watched">${same.map(rowHtml)}</ul></section>`}
    <p class="where">Seznam je v souboru <code>${path}</code> a dá se upravit i v něm.</p>`
}

function rowHtml(one: Watched): Html {
  const { question, answer, expected, before } = one
  const was = expected ?? before
  const isChanged = hasChanged(one)
  return html`<li class="${isChanged ? 'changed' : 'same'}">
    <div>
      <form method="post" action="${BASE}" class="inline"><button type="submit" name="stisk" value="${question}" class="link">${question}</button></form>
      ${answer?.words ? html`<p class="opening">${answer.words}</p>` : ''}
      <p>${answer === null ? 'zatím bez odpovědi' : isChanged && was !== null ? html`<del>${summaryHtml(was)}</del> <span aria-hidden="true">→</span> <ins>${summaryHtml(answer)}</ins>` : summaryHtml(answer)}${expected === null && !isChanged ? ' · nepotvrzeno' : ''}</p>
    </div>
    <form method="post" action="${BASE}/hlidane" data-live class="actions">
      <input type="hidden" name="otazka" value="${question}">
      ${answer !== null && (expected === null || !areSame(answer, expected)) ? html`<button type="submit" name="akce" value="potvrdit">Je to správně<span class="unseen">: ${question}</span></button>` : ''}
      <button type="submit" name="akce" value="odebrat" class="quiet">Nehlídat<span class="unseen">: ${question}</span></button>
    </form>
  </li>`
}

function summaryHtml({ state, code }: AnswerSummary): Html {
  return html`<span class="state ${state}">${STATES[state]}</span>${code === null ? '' : html` <code>${code}</code>`}`
}
