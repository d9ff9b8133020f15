/** Verdict: which of the three states a question has, how sure that is, and how the question was read. */

import { stateOf } from '../../../src/editor/answer-summary.ts'
import type { Judged } from '../../../src/editor/inspector.ts'
import type { Answer, Understood } from '../../../src/model.ts'
import { type Html, html, listed, percent } from './html.ts'
import { DETAILS, NOT_POLICY, STATES } from './words.ts'

export function verdictHtml({ answer, confidence, needed }: Judged): Html {
  const state = stateOf(answer)
  return html`<section class="verdict ${state}" aria-labelledby="verdict">
    <h2 id="verdict"><span class="sign" aria-hidden="true">${SIGNS[state]}</span> ${STATES[state]}</h2>
    <p>${reasonOf(answer, confidence, needed)}</p>
    ${confidence === null ? '' : gauge(confidence, needed)}
    ${readingHtml(answer.understood)}
  </section>`
}

const SIGNS = { answer: '✓', closest: '≈', no: '∅' } as const

/** A bar with a mark where an answer begins. */
function gauge(confidence: number, needed: number): Html {
  const width = (share: number) => (Math.min(1, share) * 100).toFixed(1)
  return html`<div class="gauge">
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="8" rx="1"></rect>
      <rect class="value" width="${width(confidence)}" height="8" rx="1"></rect>
      <rect class="needed" x="${width(needed)}" y="-1" width="0.6" height="10"></rect>
    </svg>
    <p>Jistota <strong>${percent(confidence)}</strong>, na odpověď je třeba aspoň ${percent(needed)}.</p>
  </div>`
}

function reasonOf(answer: Answer, confidence: number | null, needed: number): string {
  switch (answer.outcome) {
    case 'found':
      return answer.fallback === null
        ? 'První odstavec na otázku odpovídá.'
        : `Místo ${answer.fallback.asked} nic nemá, odpovídá ${answer.fallback.answers}.`
    case 'silent':
      return silenceOf(answer, confidence, needed)
    case 'no-such-programme':
      return answer.missing === 'nothing'
        ? 'Není tu žádný text, který by mohl odpovídat.'
        : `Program, na který se ptá (${answer.asked}), tu není.`
    case 'not-policy':
      return NOT_POLICY[answer.reason]
  }
}

function silenceOf(
  { understood, changing, near }: Extract<Answer, { outcome: 'silent' }>,
  confidence: number | null,
  needed: number,
): string {
  if (changing) return 'Odstavec, který by odpověděl, už není tím, co stojí v jeho souboru.'
  if (understood.contradicted) return 'Text popírá to, co otázka předpokládá.'
  if (understood.missing !== null) return `O věci se píše, ale v textu není ${DETAILS[understood.missing]}.`
  if (understood.unknown.length > 0)
    return `Texty neznají ${understood.unknown.length === 1 ? 'slovo' : 'slova'} ${listed(understood.unknown.map(quoted))}.`
  if (near.length === 0) return 'Žádný odstavec nemá k otázce dost blízko.'
  return confidence !== null && confidence >= needed
    ? 'Jistota by stačila, ale text má jen příbuzné slovo, nebo nemá to, co musí stát doslova.'
    : 'Něco blízkého se našlo, na odpověď je to málo.'
}

function readingHtml({ subject, place, years, asides, unknown, wanted }: Understood): Html | '' {
  const rows: (readonly [string, string])[] = [
    ['hledá se', listed(subject.map(quoted))],
    ['ptá se', wanted === null ? '' : DETAILS[wanted]],
    ['jen za místo', place ?? ''],
    ['jen z let', years === null ? '' : yearsText(years)],
    ['nemusí v textu stát', listed(asides.map(quoted))],
    ['v textech není', listed(unknown.map(quoted))],
  ]
  const known = rows.filter(([, value]) => value !== '')
  if (known.length === 0) return ''
  return html`<dl class="reading">${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function quoted(word: string): string {
  return `„${word}“`
}

function yearsText([from, to]: readonly [number, number]): string {
  if (from === to) return String(from)
  if (from === 0) return `do ${to}`
  return to === 9999 ? `${from} a později` : `${from}–${to}`
}
