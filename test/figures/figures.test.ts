import { describe, expect, test } from 'vitest'
import { deadlinesIn } from '../../src/figures/deadlines.ts'
import { figuresIn } from '../../src/figures/figures.ts'

/** Kind, value or range, unit and bound of each figure, one word each. */
const shown = (text: string) =>
  figuresIn(text).map(({ kind, from, to, unit, bound, negated, conditional }) =>
    [
      kind,
      from === to ? `${from}` : `${from}–${to}`,
      unit,
      bound === 'exact' ? '' : bound,
      negated ? 'negated' : '',
      conditional ? 'conditional' : '',
    ]
      .filter(Boolean)
      .join(' '),
  )

describe('figures of a text', () => {
  test.each([
    ['Oprava stála 2 511 000,- Kč.', ['sum 2511000 Kč']],
    ['Přispějeme 2,5 mil. Kč.', ['sum 2500000 Kč']],
    ['Dotace 9.794.193,- Kč byla vyplacena.', ['sum 9794193 Kč']],
    ['Tři čtvrtiny škol mají jídelnu.', ['share 75 %']],
    ['Dáme 40 až 60 tisíc korun.', ['sum 40000–60000 Kč']],
    ['Dluh je dva a půl miliardy korun.', ['sum 2500000000 Kč']],
    ['Postavíme čtyřicet bytů.', ['count 40 bytů']],
    ['Postavíme nejméně 40 bytů.', ['count 40 bytů at-least']],
    ['Přibude více než 300 stromů.', ['count 300 stromů at-least']],
    ['Podpoříme přibližně 12 spolků.', ['count 12 spolků about']],
    ['Snížíme náklady do 30 %.', ['share 30 % at-most']],
    ['Daň nezvýšíme o 20 %.', ['share 20 % negated']],
    ['Pokud to půjde, přidáme 5 milionů korun.', ['sum 5000000 Kč conditional']],
    ['Investice: Bazén; Cena: 45 mil. Kč', ['sum 45000000 Kč']],
    ['Podle zákona č. 106/1999 Sb. a § 12 opravíme silnici č. 35.', []],
    ['Opatření 1.1 Podpora obcí v MO Plzeň 3, Telefon: 378 033 800.', []],
    ['Schváleno dne 16. 6. 2021.', ['date 2021 rok']],
    ['V letech 2012 až 2013 byl vytvořen.', ['date 2012 rok', 'date 2013 rok']],
    ['Z toho 33 bylo hrazeno z dotace.', ['count 33']],
    ['Hotovo bude v roce 2026.', ['date 2026 rok']],
  ])('%s', (text, figures) => {
    expect(shown(text)).toEqual(figures)
  })

  test('each with its sentence', () => {
    const text = 'Opravíme školu. Přidáme 5 milionů korun.'
    const [figure] = figuresIn(text)
    expect(text.slice(figure?.sentence.from, figure?.sentence.to)).toBe('Přidáme 5 milionů korun.')
    expect(figure?.text).toBe('5 milionů korun')
  })
})

describe('deadlines of a text, of an election in 2022', () => {
  test.each([
    ['Hotovo do konce roku 2023.', 'by - 2023-12-31'],
    ['Od roku 2028 zavedeme svoz.', 'from 2028-01-01 -'],
    ['Začneme v prvním pololetí 2024.', 'in 2024-01-01 2024-06-30'],
    ['Předložíme ho během prvních sta dnů.', 'by - 2023-04-10 relative'],
    ['Dokončíme ji do dvou let.', 'by - 2024-12-31 relative'],
    ['Stihneme to do konce volebního období.', 'by - 2026-12-31 relative'],
    ['Začneme letos.', 'in 2022-01-01 2022-12-31 relative'],
    ['Opravíme 2023 metrů chodníku.', ''],
  ])('%s', (text, deadline) => {
    const found = deadlinesIn(text, 2022).map(({ way, from, to, isRelative }) =>
      [way, from ?? '-', to ?? '-', isRelative ? 'relative' : ''].join(' ').trim(),
    )
    expect(found.join('; ')).toBe(deadline)
  })

  test('what is counted from an election without a year is left out', () => {
    expect(deadlinesIn('Dokončíme ji do dvou let.', null)).toEqual([])
  })
})
