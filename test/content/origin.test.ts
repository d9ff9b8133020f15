import { describe, expect, test } from 'vitest'
import { type Origin, originOf, statusOf } from '../../src/content/origin.ts'
import type { Site } from '../../src/content/site.ts'
import type { Status } from '../../src/model.ts'
import { gazetteer, passagesIn, read, readText, TODAY, withHead } from '../documents.ts'

function siteOf(place: string | null, people: Readonly<Record<string, string>> = {}): Site {
  return {
    address: 'https://kolin.example.cz',
    permalink: '/program/:path/',
    place: place === null ? null : gazetteer.named(place),
    campaigns: new Map([['kolin2018', 'Kolín pro lidi']]),
    people: new Map(Object.entries(people)),
  }
}

/** The origin of a programme: only what a row gives, the rest is empty. */
function origin(
  path: string,
  data: Readonly<Record<string, unknown>> = {},
  site: Site | null = null,
  text = '',
): Origin {
  return originOf({ path, data, site, kind: 'program', title: 'Doprava', text }, gazetteer)
}

describe('the place', () => {
  test.each([
    ['of the head', '2022-praha/a.md', { place: 'Kolín' }, null, 'Kolín'],
    ['of the head in Czech', '2022-praha/a.md', { misto: 'Kolín' }, null, 'Kolín'],
    ['of the head in any form', 'a.md', { place: 'v Libereckém kraji' }, null, 'Liberecký kraj'],
    ['of the head that no map knows', 'a.md', { place: 'Kocourkov' }, null, 'Kocourkov'],
    ['of the folder', '2020-liberecky-kraj/a.md', {}, null, 'Liberecký kraj'],
    ['of the folder, glued to its year', 'praha2018/a.md', {}, null, 'Praha'],
    ['of the folder, with an underscore', '2018-komunalky-kutna_hora/a.md', {}, null, 'Kutná Hora'],
    ['of the folder above', '2018-kolin/doprava/a.md', {}, null, 'Kolín'],
    ['of the folder that is also a word', 'tabor2018/a.md', {}, null, 'Tábor'],
    ['of the category', 'x/a.md', { campaignCategoryUid: 'turnov2018' }, null, 'Turnov'],
    ['of the site', '2018-komunalni/a.md', {}, 'Kolín', 'Kolín'],
    ['of the site when the folder names its region', '2018-stredocesky-kraj/a.md', {}, 'Kolín', 'Kolín'],
    ['of the folder when it lies in the site', '2018-praha-5/a.md', {}, 'Praha', 'Praha 5'],
    ['of the folder when it is another town', '2018-kutna-hora/a.md', {}, 'Kolín', 'Kutná Hora'],
    [
      'of the region of the site in an election of regions',
      '2020-krajske/a.md',
      {},
      'Kolín',
      'Středočeský kraj',
    ],
    ['of the head in an election of regions', '2020-krajske/a.md', { place: 'Kolín' }, null, 'Kolín'],
    ['of the site in its own election by another label', 'kraj2022/a.md', {}, 'Kolín', 'Kolín'],
    ['of nobody', '2017/a.md', {}, null, null],
  ])('%s', (_, path, data, site, place) => {
    expect(origin(path, data, site === null ? null : siteOf(site)).place?.name ?? null).toBe(place)
  })

  test('of a text without any label is the one of its title', () => {
    const input = {
      path: 'a.md',
      data: {},
      site: null,
      kind: 'program' as const,
      text: 'Praha, Praha, Praha',
    }
    expect(originOf({ ...input, title: 'Plány pro Kolín' }, gazetteer).place?.name).toBe('Kolín')
  })

  test('of a text without any label and title is the one it names most', () => {
    expect(origin('a.md', {}, null, 'Kolín a Praha. V Kolíně je hezky.').place?.name).toBe('Kolín')
  })

  test('is never guessed from the text on a site', () => {
    expect(origin('a.md', {}, siteOf(null), 'Kolín, Kolín, Kolín').place).toBeNull()
  })
})

describe('the year', () => {
  test.each([
    ['of the head', '2018-kolin/a.md', { year: 2022 }, 2022],
    ['of the head as a text', 'a.md', { year: '2022' }, 2022],
    ['of the head in Czech', 'a.md', { rok: 2022 }, 2022],
    ['of the category', '2018-kolin/a.md', { campaignCategoryUid: 'kolin2022' }, 2022],
    ['of the folder', '2018-komunalni/a.md', {}, 2018],
    ['of the folder, glued', 'kraj2020/a.md', {}, 2020],
    ['of the folder above', 'psp2017/temata/a.md', {}, 2017],
    ['of the group', 'kolin/a.md', { campaignGroupUid: 'volby-2018' }, 2018],
    ['never a number that is longer', '120205/a.md', {}, null],
    ['never the one in the name of the file', 'kolin/plan-2035.md', {}, null],
    ['of nothing', 'dlouhodoby/a.md', {}, null],
  ])('%s', (_, path, data, year) => {
    expect(origin(path, data).year).toBe(year)
  })

  test.each([
    ['prevention', 'a.md', 'Plnění za rok 2021', 2021],
    ['program', 'a.md', 'Program pro komunální volby 2018', 2018],
    ['program', '2022-kolin/a.md', 'Program z roku 2018', 2022],
    ['program', 'a.md', 'Rozvoj města do roku 2035', null],
    ['program', 'a.md', 'Doprava do 2035', null],
  ] as const)('in the title counts when nothing else has one, %s, %s, %s: %j', (kind, path, title, year) => {
    const input = { path, data: {}, site: null, title, text: '' }
    expect(originOf({ ...input, kind }, gazetteer).year).toBe(year)
  })
})

describe('the election', () => {
  test.each([
    ['2018-komunalni/a.md', {}, 'Kolín', 'komunální volby 2018'],
    ['2018-komunalky-kolin/a.md', {}, null, 'komunální volby 2018'],
    ['magistrat2018/a.md', {}, 'Opava', 'komunální volby 2018'],
    ['kraj2020/a.md', {}, 'Liberecký kraj', 'krajské volby 2020'],
    ['kraj2020/a.md', {}, 'Kolín', 'krajské volby 2020'],
    ['kraj2022/a.md', {}, 'Kolín', 'komunální volby 2022'],
    ['kraj2022/a.md', {}, 'Praha', 'komunální volby 2022'],
    ['kraj2022/a.md', {}, 'Liberecký kraj', 'krajské volby 2022'],
    ['2020-krajske/a.md', {}, 'Liberecký kraj', 'krajské volby 2020'],
    ['psp2017/a.md', {}, null, 'volby do Poslanecké sněmovny 2017'],
    ['europarlament2019/a.md', {}, null, 'volby do Evropského parlamentu 2019'],
    ['senat2018/a.md', {}, 'Kolín', 'volby do Senátu 2018'],
    ['dlouhodoby/a.md', {}, null, 'dlouhodobý program'],
    ['praha2018/a.md', {}, 'Praha', 'komunální volby 2018'],
    ['turnov2022/a.md', {}, 'Turnov', 'komunální volby 2022'],
    ['x/a.md', { campaignGroupUid: 'krajske-volby-2020' }, 'Liberecký kraj', 'krajské volby 2020'],
    ['x/a.md', { election: 'doplňovací volby 2021' }, null, 'doplňovací volby 2021'],
    ['x/a.md', { volby: 'doplňovací volby 2021' }, null, 'doplňovací volby 2021'],
    ['x/a.md', {}, 'Kolín', null],
  ])('%s, %j, %s: %s', (path, data, site, election) => {
    expect(origin(path, data, site === null ? null : siteOf(site)).election?.label ?? null).toBe(election)
  })

  test.each([
    ['2018-komunalni/a.md', {}, { kind: 'municipal', year: 2018 }],
    ['kraj2020/a.md', {}, { kind: 'regional', year: 2020 }],
    ['psp2017/a.md', {}, { kind: 'chamber', year: 2017 }],
    ['senat2018/a.md', {}, { kind: 'senate', year: 2018 }],
    ['europarlament2019/a.md', {}, { kind: 'european', year: 2019 }],
    ['dlouhodoby/a.md', {}, { kind: 'long-term', year: null }],
    ['x2019/a.md', {}, { kind: 'unnamed', year: 2019 }],
    ['x/a.md', { election: 'Komunální volby 2022' }, { kind: 'municipal', year: 2022 }],
    ['x/a.md', { election: 'krajské volby 2020', year: 2021 }, { kind: 'regional', year: 2020 }],
    ['x/a.md', { election: 'volby do Senátu', year: 2018 }, { kind: 'senate', year: 2018 }],
    ['x/a.md', { volby: 'eurovolby, tedy evropské' }, { kind: 'european', year: null }],
    ['x/a.md', { election: 'do Sněmovny' }, { kind: 'chamber', year: null }],
    ['x/a.md', { election: 'dlouhodobý program' }, { kind: 'long-term', year: null }],
    ['x/a.md', { election: 'doplňovací volby 2021' }, { kind: 'unnamed', year: 2021 }],
  ])('%s, %j is of a kind and a year: %j', (path, data, expected) => {
    expect(origin(path, data).election).toMatchObject(expected)
  })

  test('is none for a report of prevention', () => {
    const input = { path: '2021-komunalni/a.md', data: {}, site: null, title: '', text: '' }
    expect(originOf({ ...input, kind: 'prevention' }, gazetteer).election).toBeNull()
  })
})

describe('the campaign', () => {
  test.each([
    ['kolin2018', 'Kolín pro lidi'],
    ['kolin2022', 'kolin2022'],
    [undefined, null],
  ])('%j is called %j', (campaignCategoryUid, campaign) => {
    expect(origin('x/a.md', { campaignCategoryUid }, siteOf('Kolín')).campaign).toBe(campaign)
  })
})

describe('the guarantor', () => {
  const people = siteOf('Kolín', { 'jana.nova': 'Ing. Jana Nová' })

  test.each([
    ['by the people of the site', 'jana.nova', '', 'Ing. Jana Nová'],
    ['by the people in capitals', 'Jana.Nova', '', 'Ing. Jana Nová'],
    ['none of a uid that nobody spells', 'petr.malik', '', null],
    ['none of a uid that a sentence only names', 'petr.malik', 'Petr Malík měří.', null],
    ['by a line of the text', 'petr.malik', 'GARANT – PETR MALÍK', 'Petr Malík'],
    ['by a line, of a uid in capitals', 'Petr.Malik', 'GARANT – PETR MALÍK', 'Petr Malík'],
    ['by a line, of a uid with a number', 'petr.malik2', 'GARANT – PETR MALÍK', 'Petr Malík'],
    ['none of a uid when the line is of somebody else', 'petr.malik', 'GARANT – JAN TEMPEL', null],
    ['by a line of the text', undefined, 'Úvod.\nGARANT – HELENA NOVÁ\nText.', 'Helena Nová'],
    ['by a line of the text for a woman', undefined, 'Garantka: Helena Nová', 'Helena Nová'],
    ['with spaces around', ' petr.malik ', 'Garant: Petr Malík', 'Petr Malík'],
    ['in full', 'Ing. Jana Nová', '', 'Ing. Jana Nová'],
    ['empty', '', '', null],
    ['null', null, '', null],
    ['missing', undefined, '', null],
    ['of a sample, which nobody spells', 'jakub.pirat', '', null],
    ['never a sentence about one', undefined, 'Město je garantem kvality.', null],
    ['with accents of the second line', 'petr.malik', 'Garant: Jan Tempel\nGarant: Petr Malík', 'Petr Malík'],
    ['by the surname first', 'malik.petr', 'Garant – Petr Malík', 'Petr Malík'],
    ['by a line with a title', undefined, 'Garantka: Mgr. Jana Nová-Malá', 'Jana Nová-Malá'],
    ['by a line before a text', undefined, 'Garant: Jan Tempel Doprava je důležitá.', 'Jan Tempel'],
    ['by a line with three names', undefined, 'Garant: Jan Amos Tempel', 'Jan Amos Tempel'],
  ])('%s', (_, garant, text, guarantor) => {
    expect(origin('x/a.md', { garant }, people, text).guarantor).toBe(guarantor)
  })
})

describe('what was left over in a copied site', () => {
  test.each([
    ['a text of the site itself', '2018-kolin/a.md', {}, 'Kolín', null],
    ['a text of its region', '2018-stredocesky-kraj/a.md', {}, 'Kolín', null],
    ['a text of a part of it', '2018-praha-5/a.md', {}, 'Praha', null],
    ['a text without a label', '2018-komunalni/a.md', {}, 'Kolín', null],
    ['a text of another town', '2018-kutna-hora/a.md', {}, 'Kolín', 'other-place'],
    [
      'a text of another town by its category',
      'x/a.md',
      { campaignCategoryUid: 'praha2018' },
      'Kolín',
      'other-place',
    ],
  ])('%s', (_, path, data, site, leftover) => {
    expect(origin(path, data, siteOf(site)).leftover).toBe(leftover)
  })

  test('is unknown without a site', () => {
    expect(origin('praha2018/a.md').leftover).toBeNull()
  })
})

describe('programme or prevention', () => {
  test.each([
    ['a folder of programmes', '---\ntitle: A\n---\nText.', 'programy/2022-praha/a.md', 'program'],
    ['a folder of prevention', '---\ntitle: A\n---\nText.', 'prevence/2021-plzen/a.md', 'prevention'],
    ['a folder of facts', '---\ntitle: A\n---\nText.', 'fakta/2021-plzen/a.md', 'prevention'],
    ['a head that says so', '---\ntitle: A\nkind: prevention\n---\nText.', 'a.md', 'prevention'],
    ['a head in capitals', '---\ntitle: A\nkind: " Prevention "\n---\nText.', 'a.md', 'prevention'],
    ['a head against its folder', '---\ntitle: A\nkind: program\n---\nText.', 'prevence/a.md', 'program'],
    ['a title without a head', 'Plán prevence kriminality\n\nText je tady.', 'a.md', 'prevention'],
    ['the same title in a head', '---\ntitle: Plán prevence kriminality\n---\nText.', 'a.md', 'program'],
    ['a word in the text', 'Nadpis\n\nO prevenci kriminality mluvíme.', 'a.md', 'program'],
    ['a folder of what came of a programme', '---\ntitle: A\n---\nText.', '2020-plneni/a.md', 'prevention'],
    ['a file of it', '---\ntitle: A\n---\nText.', 'casti/plneni_programu.md', 'prevention'],
    [
      'a category of it',
      '---\ntitle: A\ncampaignCategoryUid: 2020-krajske-plneni\n---\nText.',
      'x/a.md',
      'prevention',
    ],
    ['a title of it', '---\ntitle: Plnění programu 2020\n---\nText.', 'x/a.md', 'prevention'],
    ['another title of it', '---\ntitle: Co se nám povedlo v dopravě\n---\nText.', 'x/a.md', 'prevention'],
    ['what we have done', '---\ntitle: Splnili jsme\n---\nText.', 'x/a.md', 'prevention'],
    ['how the term went', '---\ntitle: Zhodnocení volebního období\n---\nText.', 'x/a.md', 'prevention'],
    ['the worth of houses', '---\ntitle: Zhodnocení městských domů\n---\nText.', 'x/a.md', 'program'],
    ['filling up', '---\ntitle: Doplnění zeleně\n---\nText.', 'naplneni-nadrzi/a.md', 'program'],
    ['a duty', '---\ntitle: Plnění povinností úřadu\n---\nText.', 'x/a.md', 'program'],
    ['a head against its name', '---\ntitle: Plnění\nkind: program\n---\nText.', 'x/a.md', 'program'],
  ])('%s', (_, text, path, kind) => {
    expect(readText(text, path).document?.kind).toBe(kind)
  })
})

describe('the status of a promise', () => {
  const day = (text: string) => new Date(`${text}T12:00:00Z`)
  const status = (year: number | null, election: string, today: string, data = {}): Status =>
    statusOf('program', origin('x/a.md', { election, year }), [], data, day(today))

  test.each([
    ['inside its term', 2018, 'komunální volby 2018', '2020-06-01', 'current'],
    ['on the last days of its term', 2018, 'komunální volby 2018', '2022-10-31', 'current'],
    ['after its term', 2018, 'komunální volby 2018', '2022-11-02', 'term-over'],
    ['of regions', 2020, 'krajské volby 2020', '2024-11-02', 'term-over'],
    [
      'of the parliament of Europe, fifth year',
      2019,
      'volby do Evropského parlamentu 2019',
      '2024-06-01',
      'current',
    ],
    [
      'of the parliament of Europe, sixth year',
      2019,
      'volby do Evropského parlamentu 2019',
      '2025-01-01',
      'term-over',
    ],
    ['of the senate, sixth year', 2018, 'volby do Senátu 2018', '2024-06-01', 'current'],
    ['of the senate, seventh year', 2018, 'volby do Senátu 2018', '2025-01-01', 'term-over'],
    ['without a year', null, 'dlouhodobý program', '2024-06-01', 'undated'],
  ] as const)('%s', (_, year, election, today, expected) => {
    expect(status(year, election, today)).toBe(expected)
  })

  test.each([
    [{ status: 'draft' }, 'draft'],
    [{ status: ' Draft' }, 'draft'],
    [{ status: 'hotovo' }, 'draft'],
    [{ status: 'schváleno' }, 'draft'],
    [{ status: ['draft'] }, 'draft'],
    [{ status: '' }, 'current'],
    [{ draft: true }, 'draft'],
    [{ draft: 'ano' }, 'draft'],
    [{ draft: 'snad' }, 'draft'],
    [{ draft: 'No' }, 'current'],
    [{ published: false }, 'draft'],
    [{ published: 'no' }, 'draft'],
    [{ published: 'brzy' }, 'draft'],
    [{ published: 'yes' }, 'current'],
    [{ draft: false, published: true }, 'current'],
  ] as const)('with the head %j: %s', (data, expected) => {
    expect(status(2020, 'krajské volby 2020', '2021-01-01', data)).toBe(expected)
  })
})

describe('a report of prevention', () => {
  test.each([
    [['Cíl 1: Klid', 'Stručný popis cíle'], 'plan'],
    [['Cíl 1: Klid', 'Opatření 1.1 Lampy', 'Stručný popis opatření'], 'plan'],
    [['Popis'], 'plan'],
    [['Cíl 1: Klid', 'Opatření 1.1 Lampy', 'Plnění opatření'], 'report'],
    [['Plnění'], 'report'],
    [['Popisky v ulicích'], 'report'],
    [[], 'report'],
  ] as const)('under %j is a %s', (headings, expected) => {
    expect(statusOf('prevention', origin('x/a.md'), headings, {}, TODAY)).toBe(expected)
  })

  test.each([
    [
      'in plain lines',
      'Plán prevence kriminality 2021\n\nCíl 1: Klid\n\nStručný popis cíle:\n\nBude klid.\n\nPlnění:\n\nKlid byl.\n',
    ],
    [
      'with marks',
      withHead(
        '## Cíl 1: Klid\n### Stručný popis cíle\nBude klid.\n### Plnění\nKlid byl.\n',
        'kind: prevention\nyear: 2021\n',
      ),
    ],
  ])('tells a plan from a result: %s', (_, text) => {
    const passages = passagesIn(read(text, 'plzen/a.md'))
    expect(passages.map(({ kind, text, source }) => [kind, text, source.status, source.year])).toEqual([
      ['prevention', 'Bude klid.', 'plan', 2021],
      ['prevention', 'Klid byl.', 'report', 2021],
    ])
  })
})
