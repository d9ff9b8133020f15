/** Ranking: what was found for a question, in its order, and why each passage stands where it does. */

import type { Judged, RankedPassage } from '../../../src/editor/inspector.ts'
import type { Hit, Reason, Understood } from '../../../src/model.ts'
import { placeAndYear } from '../../../src/passages/sources.ts'
import { openingOf } from '../../../src/reply/offer.ts'
import { decimal, type Html, html, listed, marked, outside, plural } from './html.ts'
import { GROUPS, type Group, KINDS, REASONS, ROLES, STATUSES } from './words.ts'

export function rankingHtml({ ranked, answer }: Judged): Html | '' {
  if (ranked.length === 0) return ''
  const most = Math.max(...ranked.map(({ hit }) => sumOf(hit, value => Math.max(0, value))), 0.01)
  const first = ranked.filter(({ role }) => IN_SIGHT.includes(role))
  const further = ranked.slice(first.length)
  return html`<section class="ranking" aria-labelledby="razeni">
    <div class="title">
      <h2 id="razeni" tabindex="-1">Proč v tomhle pořadí</h2>
      <ul class="legend">${(Object.keys(GROUPS) as Group[]).map(group => html`<li><span class="swatch ${group}"></span>${GROUPS[group]}</li>`)}</ul>
    </div>
    <ol class="ranked">${first.map(one => cardHtml(one, most, answer.understood))}</ol>
  </section>
  ${further.length === 0 ? '' : furtherHtml(further, first.length, most, answer.understood)}`
}

/** Letters of a passage that tell it from others of its heading. */
const OPENING_LETTERS = 110

/** What the reply itself shows. */
const IN_SIGHT: readonly RankedPassage['role'][] = ['shown', 'offered']

function cardHtml({ role, hit }: RankedPassage, most: number, understood: Understood): Html {
  return html`<li id="r-${hit.passage.code}" tabindex="-1">
    <article><header><h3>${pathOf(hit)}</h3>${tagsHtml(role, hit)}</header>${bar(hit, most)}${whyHtml(hit, understood)}</article>
  </li>`
}

/** What would have come next, each in a line that opens. */
function furtherHtml(
  further: readonly RankedPassage[],
  before: number,
  most: number,
  understood: Understood,
): Html {
  return html`<section class="ranking" aria-labelledby="dal">
    <h2 id="dal">Co by bylo dál</h2>
    <ol class="ranked further" start="${before + 1}">${further.map(
      ({ role, hit }) => html`<li id="r-${hit.passage.code}" tabindex="-1">
      <details data-key="further-${hit.passage.code}">
        <summary><span>${pathOf(hit)} <span class="opening">${openingOf(hit.passage, OPENING_LETTERS) ?? ''}</span></span><span class="role">${ROLES[role]}</span>${bar(hit, most)}</summary>
        <article>${tagsHtml(role, hit)}${whyHtml(hit, understood)}</article>
      </details></li>`,
    )}</ol>
  </section>`
}

function pathOf({ passage }: Hit): string {
  const { source, headings } = passage
  return [placeAndYear(source), source.title, headings.at(-1)].filter(Boolean).join(' › ')
}

function tagsHtml(role: RankedPassage['role'], { passage }: Hit): Html {
  const { kind, source, code } = passage
  return html`<p class="tags"><span class="tag role ${role}">${ROLES[role]}</span><span class="tag">${KINDS[kind]}</span><span class="tag">${STATUSES[source.status]}</span><code>${code}</code></p>`
}

function whyHtml(hit: Hit, understood: Understood): Html {
  const { passage, score, marks } = hit
  const { source, code, text } = passage
  const where = html`<span>${source.file}:${source.lines[0]}</span>`
  return html`<blockquote>${marked(text, marks)}</blockquote>
    ${pairsHtml(hit, understood)}
    <ul class="because">${sentencesOf(hit, understood).map(sentence => html`<li>${sentence}</li>`)}</ul>
    <details data-key="score-${code}">
      <summary>Skóre ${decimal(score)} po částech</summary>
      ${sharesHtml(hit)}
    </details>
    <p class="where">${source.link === null ? '' : outside(source.link, 'Otevřít odstavec na webu')} ${where}</p>`
}

function reasonsOf({ why }: Hit): (readonly [Reason, number])[] {
  return Object.entries(why) as [Reason, number][]
}

function sumOf(hit: Hit, value: (value: number) => number): number {
  return reasonsOf(hit).reduce((sum, [, share]) => sum + value(share), 0)
}

/** What speaks for a passage, one colour for each group; what speaks against it is in the parts. */
function bar(hit: Hit, most: number): Html {
  let x = 0
  const parts = (Object.keys(GROUPS) as Group[]).map(group => {
    const share = reasonsOf(hit)
      .filter(([reason]) => REASONS[reason].group === group)
      .reduce((sum, [, value]) => sum + Math.max(0, value), 0)
    const part = { group, x, width: (share / most) * 100 }
    x += part.width
    return part
  })
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${parts.map(part => html`<rect class="${part.group}" x="${part.x.toFixed(2)}" width="${part.width.toFixed(2)}" height="6"></rect>`)}</svg>`
}

/** Words of the question beside those of the passage that they were found as. */
function pairsHtml({ met }: Hit, { subject }: Understood): Html | '' {
  const asked = new Set(met.map(one => one.asked))
  const missing = subject.filter(word => !asked.has(word))
  if (met.length + missing.length === 0) return ''
  return html`<ul class="pairs" aria-label="Slova otázky v odstavci">${met.map(
    one =>
      html`<li><span>${one.asked}</span><span aria-hidden="true">→</span><span class="unseen"> jako </span><span class="found">${one.found ?? 'v nadpisu nad ním'}</span></li>`,
  )}${missing.map(word => html`<li class="missing"><span>${word}</span><span aria-hidden="true">→</span><span class="found">nenašlo se</span></li>`)}</ul>`
}

function sentencesOf(hit: Hit, understood: Understood): string[] {
  const { why, met, passage } = hit
  const { source, also } = passage
  const sentences = [
    meaningSentence(why.meaning),
    why.want > 0 ? 'Drží i údaj, na který se otázka ptá.' : '',
    why.form < -0.01 ? 'Dolů ho táhne podoba: popisuje, nebo je to jen útržek.' : '',
    why.year < -0.01 ? `Dolů ho táhne stáří: je z roku ${source.year ?? 'neznámého'}.` : '',
    placeSentence(source.place, understood.place),
    also.length === 0
      ? ''
      : `Stejný odstavec stojí ještě na ${plural(also.length, 'místě', 'místech', 'místech')}.`,
  ].filter(Boolean)
  return met.length === 0 ? ['Žádné slovo otázky v něm není.', ...sentences] : sentences
}

function meaningSentence(meaning: number): string {
  if (meaning === 0) return 'Význam se nepočítal, rozhodla slova.'
  if (meaning < 0) return 'Významem je otázce dál než průměrný odstavec.'
  return meaning > 0.3
    ? 'Významem je otázce velmi blízko.'
    : 'Významem je otázce o něco blíž než průměrný odstavec.'
}

function placeSentence(place: string | null, asked: string | null): string {
  const own = place ?? 'celou zemi'
  if (asked === null) return `Otázka nejmenuje místo, odstavec je pro ${own}.`
  return asked === place
    ? `Je přímo pro místo z otázky: ${asked}.`
    : `Otázka je na ${listed([asked])}, odstavec pro ${own}.`
}

function sharesHtml(hit: Hit): Html {
  const shares = reasonsOf(hit).filter(([, value]) => Math.abs(value) >= 0.005)
  const most = Math.max(...shares.map(([, value]) => Math.abs(value)), 0.01)
  return html`<table class="shares"><caption class="unseen">Části skóre</caption><tbody>${shares
    .sort((a, b) => b[1] - a[1])
    .map(([reason, value]) => {
      const { name, group } = REASONS[reason]
      const width = ((Math.abs(value) / most) * 100).toFixed(1)
      return html`<tr><th scope="row">${name}</th><td class="drawn"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="${value < 0 ? 'against' : group}" width="${width}" height="6"></rect></svg></td><td>${decimal(value)}</td></tr>`
    })}</tbody></table>`
}
