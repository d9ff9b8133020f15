/** Question: what is asked, and what comes back on each platform and why. */

import type { Inspection } from '../../../src/editor/inspector.ts'
import { BASE, type Html, html } from './html.ts'
import { matrixScreen } from './matrix.ts'
import { rankingHtml } from './ranking.ts'
import { screenHtml } from './screen.ts'
import { telegramScreen } from './telegram.ts'
import { terminalScreen } from './terminal.ts'
import { verdictHtml } from './verdict.ts'

export interface QuestionForm {
  readonly question: string
  readonly place: string
  /** Places that there are texts for. */
  readonly places: readonly string[]
}

export function questionForm({ question, place, places }: QuestionForm): Html {
  return html`<form id="ask" class="ask" method="post" action="${BASE}" data-live role="search" aria-label="Otázka pro robota">
    <label class="unseen" for="question">Otázka nebo příkaz</label>
    <input id="question" name="otazka" type="search" value="${question}" placeholder="Napište otázku, jako by ji psal občan" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="8000" autofocus>
    <label class="unseen" for="place">Jen za místo</label>
    <span id="places" data-swap><select id="place" name="misto"><option value="">všechna místa</option>${places.map(name => (name === place ? html`<option selected>${name}</option>` : html`<option>${name}</option>`))}</select></span>
    <button type="submit">Zeptat se</button>
  </form>`
}

/** Nothing was asked yet. */
export function emptyQuestion(examples: readonly string[], isReady: boolean): Html {
  if (!isReady)
    return html`<section class="empty"><h1>Texty se čtou</h1><p>Otázku můžete napsat už teď, odpověď se ukáže, jakmile budou přečtené.</p></section>`
  return html`<section class="empty">
    <h1>Co uvidí občan?</h1>
    <p>Napište otázku. Ukáže se odpověď na Telegramu, Matrixu i v terminálu, a proč právě ta.</p>
    ${examples.length === 0 ? '' : html`<p class="examples">Zkuste třeba ${examples.map(example => html`<button type="submit" form="ask" name="stisk" value="${example}">${example}</button> `)}</p>`}
  </section>`
}

export function inspectionHtml({ reply, judged }: Inspection, asked: string, isWatched: boolean): Html {
  const screens = [telegramScreen(reply), matrixScreen(reply), terminalScreen(reply)]
  return html`<h1 class="unseen">Odpověď na otázku ${asked}</h1>
    <div class="asked"><p>„${asked}“</p>${judged === null ? '' : watchButton(asked, isWatched)}</div>
    ${judged === null ? '' : verdictHtml(judged)}
    <section aria-labelledby="screens" class="screens">
      <h2 id="screens" class="unseen">Jak odpověď vypadá</h2>
      <div class="row">${screens.map(screenHtml)}</div>
    </section>
    ${judged === null ? '' : rankingHtml(judged)}`
}

function watchButton(question: string, isWatched: boolean): Html {
  if (isWatched) return html`<p class="watching"><a href="${BASE}/hlidane">Otázka se hlídá</a></p>`
  return html`<form method="post" action="${BASE}/hlidane" data-live data-stay>
    <input type="hidden" name="otazka" value="${question}"><button type="submit" name="akce" value="pridat" class="quiet">Hlídat tuhle otázku</button>
  </form>`
}

/** An answer that could not be had. */
export function failedQuestion(): Html {
  return html`<section class="empty"><h1>Odpověď se nepovedla</h1><p>Hledání trvalo moc dlouho, nebo se texty právě mění. Zkuste to za chvíli znovu.</p></section>`
}
