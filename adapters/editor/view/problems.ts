/** Problems: what `check` finds, by its kind, each with its remedy said once. */

import type { Problem, Rule } from '../../../src/model.ts'
import { type Html, html, plural } from './html.ts'
import { RULES } from './rules.ts'
import { textPath } from './texts.ts'

/** Places that one kind of problem lists. */
const MOST_PLACES = 200

export function problemsHtml(problems: readonly Problem[], folders: readonly string[]): Html {
  const kinds = [...Map.groupBy(problems, ({ rule }) => rule)]
  const errors = problems.filter(({ severity }) => severity === 'error').length
  return html`<h1>Problémy</h1>
    <p class="lead">${
      problems.length === 0
        ? 'Všechno v pořádku.'
        : `${plural(errors, 'chyba', 'chyby', 'chyb')} (soubor neodpovídá) a ${plural(problems.length - errors, 'upozornění', 'upozornění', 'upozornění')}.`
    }</p>
    ${kinds.map(([rule, own]) => kindHtml(rule, own, folders, kinds.length <= 3))}`
}

function kindHtml(
  rule: Rule,
  problems: readonly Problem[],
  folders: readonly string[],
  isOpen: boolean,
): Html {
  const { title, remedy } = RULES[rule]
  const isError = problems.some(({ severity }) => severity === 'error')
  const inside = html`<summary><h2>${title}</h2> <span class="count ${isError ? 'error' : ''}">${problems.length}</span></summary>
    <p class="remedy">${remedy}</p>
    <ul class="places">${problems.slice(0, MOST_PLACES).map(problem => html`<li>${placeHtml(problem, folders)}</li>`)}</ul>
    ${problems.length > MOST_PLACES ? html`<p>A ještě ${plural(problems.length - MOST_PLACES, 'místo', 'místa', 'míst')}.</p>` : ''}`
  return isOpen || isError
    ? html`<details class="problem" data-key="rule-${rule}" open>${inside}</details>`
    : html`<details class="problem" data-key="rule-${rule}">${inside}</details>`
}

function placeHtml({ folder, file, line, about }: Problem, folders: readonly string[]): Html {
  const name = `${file}${line === null ? '' : `:${line}`}`
  const at = folders.indexOf(folder)
  return html`${at < 0 ? html`<code>${name}</code>` : html`<a href="${textPath(at, file)}"><code>${name}</code></a>`} ${aboutHtml(about)}`
}

/** A problem in one line, where its file is known. */
export function problemLine({ rule, line, about }: Problem): Html {
  const { title, remedy } = RULES[rule]
  return html`<strong>${title}</strong>${line === null ? '' : ` (ř. ${line})`}. ${remedy} ${aboutHtml(about)}`
}

/** Words of the file, or the name of another one. */
function aboutHtml(about: string | undefined): Html | '' {
  return about === undefined ? '' : html`<q class="about">${about}</q>`
}
