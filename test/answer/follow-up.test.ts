/** Questions that lean on those before them. */

import { describe, expect, test } from 'vitest'
import { asking, type Texts } from '../search/asking.ts'

const THESAURUS = 'zdroje: hradit z rozpočtu\n  lidově: kdo to zaplatí, kdo to platí'

const TEXTS: Texts = {
  byty2018: { text: 'Byty v Brně postavíme u divadla.', place: 'Brno', year: 2018 },
  byty2022: { text: 'Byty v Brně postavíme u parku.', place: 'Brno', year: 2022 },
  bytyPraha: { text: 'Byty u nádraží postavíme na Žižkově.', place: 'Praha', year: 2022 },
  senioři: { text: 'Byty pro seniory budou bez schodů.', place: 'Brno', year: 2022 },
  rozpočet: { text: 'Byty budeme hradit z rozpočtu kraje.', place: 'Brno', year: 2022 },
  rozpočetKlubů: { text: 'Kluby budeme hradit z rozpočtu obcí.', place: 'Brno', year: 2022 },
  kluby: { text: 'Kluby pro seniory rozšíříme do čtvrtí.', place: 'Brno', year: 2022 },
  hasiči: { text: 'Hasiči dostanou nové přilby.', place: 'Brno', year: 2022 },
  počet: { text: 'Bytů postavíme celkem 250.', place: 'Brno', year: 2022 },
}

const { all, first, answer } = asking(TEXTS, { thesaurus: THESAURUS })

describe('a question that leans on the one before is read with it', () => {
  test.each([
    ['výstavba bytů', 'a pro seniory?', 'senioři'],
    ['byty', 'i pro seniory', 'senioři'],
    ['byty', 'a co třeba seniorům?', 'senioři'],
    ['byty', 'také pro seniory?', 'senioři'],
    ['byty', 'budou taky pro seniory', 'senioři'],
    ['byty', '2018?', 'byty2018'],
    ['byty', 'a v roce 2018?', 'byty2018'],
    ['byty', 'a před rokem 2020?', 'byty2018'],
    ['byty', 'a v Praze?', 'bytyPraha'],
    ['byty', 'v Praze', 'bytyPraha'],
    ['byty v Brně', 'a v Praze?', 'bytyPraha'],
    ['byty', 'kdo to zaplatí?', 'rozpočet'],
    ['kluby', 'kdo to zaplatí?', 'rozpočetKlubů'],
    ['byty', 'a kdo to platí', 'rozpočet'],
    ['kluby', 'a kdo to platí', 'rozpočetKlubů'],
    ['byty', 'a kolik jich postavíte?', 'počet'],
    ['byty', 'kolik jich postavíte', 'počet'],
    ['byty', 'bude jich 250?', 'počet'],
  ])('%s – %s: %s', (previous, question, found) => {
    expect(first(question, { previous: [previous] })).toBe(found)
  })
})

describe('a whole question is read alone', () => {
  test.each([
    ['byty', 'hasiči', 'hasiči'],
    ['byty', 'co chystáte pro hasiče?', 'hasiči'],
    ['byty v roce 2018', 'kluby pro seniory', 'kluby'],
    ['byty v Praze', 'jaké přilby dostanou hasiči', 'hasiči'],
  ])('%s – %s: %s', (previous, question, found) => {
    expect(all(question, { previous: [previous] })).toEqual(all(question))
    expect(first(question, { previous: [previous] })).toBe(found)
  })
})

describe('the new question goes before the old one', () => {
  test.each([
    ['byty v Praze', 'a v Brně?', ['byty2018', 'byty2022', 'počet', 'rozpočet', 'senioři']],
    ['byty v Brně v roce 2018', 'a v roce 2022?', ['byty2022', 'počet', 'rozpočet', 'senioři']],
    ['byty v Brně v roce 2018', 'a v Praze v roce 2022?', ['bytyPraha']],
  ])('in place and year: %s – %s: %j', (previous, question, found) => {
    expect(all(question, { previous: [previous] }).sort()).toEqual(found)
  })

  test('and what it does not say stays', () => {
    expect(all('a dostupné byty?', { previous: ['cyklostezky v roce 2018'] })).toEqual(['byty2018'])
    expect(answer('a pro seniory?', { previous: ['byty v roce 2018'] }).outcome).not.toBe('found')
    expect(first('a v roce 2018?', { previous: ['byty v Brně'] })).toBe('byty2018')
    expect(answer('a v roce 2018?', { previous: ['byty v Praze'] }).outcome).not.toBe('found')
  })

  test('in what it asks about', () => {
    expect(first('a kluby seniorů?', { previous: ['byty pro seniory'] })).toBe('kluby')
  })
})

describe('elsewhere means not there', () => {
  test.each([
    ['byty v Brně', 'a jinde?', ['bytyPraha']],
    ['byty v Praze', 'a v jiném kraji?', ['byty2018', 'byty2022', 'počet', 'rozpočet', 'senioři']],
    ['byty v Brně v roce 2018', 'a jinde?', []],
  ])('%s – %s: %j', (previous, question, found) => {
    expect(all(question, { previous: [previous] }).sort()).toEqual(found)
  })

  test('nor where the answer was from, when no place was named', () => {
    const from = TEXTS[first('byty')]
    const others = all('a jinde?', { previous: ['byty'] }).map(name => TEXTS[name])
    expect(others.length).toBeGreaterThan(0)
    for (const other of others) expect(other).not.toMatchObject({ place: (from as { place: string }).place })
  })

  test('nor in the places excluded before', () => {
    expect(all('a jinde?', { previous: ['byty v Brně', 'a jinde?'] })).toEqual([])
    expect(all('a pro seniory?', { previous: ['byty v Brně', 'a jinde?'] })).not.toContain('senioři')
  })
})

describe('a chain of questions is followed back', () => {
  test.each([
    [['byty', 'a v Brně?'], 'a v roce 2018?', 'byty2018'],
    [['byty', 'a v roce 2018?'], 'a v roce 2022 v Praze?', 'bytyPraha'],
    [['hasiči', 'byty', 'v Praze?'], 'a v roce 2022?', 'bytyPraha'],
    [['byty v Praze', 'hasiči v Brně'], 'a přilby?', 'hasiči'],
  ])('%j – %s: %s', (previous, question, found) => {
    expect(first(question, { previous })).toBe(found)
  })

  test('up to the last whole question', () => {
    expect(all('a co přilby?', { previous: ['byty v roce 2018', 'hasiči'] })).toEqual(['hasiči'])
  })
})

describe('without a question before', () => {
  test.each([
    ['a pro seniory?', 'kluby'],
    ['a co byty?', 'byty2022'],
  ])('it is answered as it stands: %s: %s', (question, found) => {
    expect(first(question)).toBe(found)
    expect(first(question, { previous: [] })).toBe(found)
  })

  test.each(['a v roce 2018?', 'v Praze?', 'kdo to zaplatí?', 'kolik to bude stát?'])(
    'there is nothing to answer: %s',
    question => {
      expect(first(question)).toMatch(/^not-policy/)
    },
  )
})

describe('what is to be done comes before how things are now', () => {
  const { first: onTown } = asking({
    dnes: { text: 'Krátkodobé pronájmy bytů cizím turistům zaplnily domy u radnice.', headings: ['Kontext'] },
    radnice: { text: 'Krátkodobé pronájmy turistům u radnice zdaníme.', headings: ['Opatření'] },
    byty: 'Byty pro cizí studenty opravíme.',
    lázně: { text: 'Lázně u řeky jsou zavřené.', headings: ['Kontext'] },
  })

  test.each([
    ['krátkodobé pronájmy bytů cizím turistům', 'a u radnice?', 'radnice'],
    ['lázně', 'a u řeky?', 'lázně'],
  ])('%s – %s: %s', (previous, question, found) => {
    expect(onTown(question, { previous: [previous] })).toBe(found)
  })
})

const TOWN: Texts = {
  školky: { text: 'Postavíme školky v Lipové ulici za 40 milionů korun.', place: 'Brno', year: 2022 },
  školkyKdy: { text: 'Školky otevřeme do roku 2027.', place: 'Brno', year: 2022 },
  školkyPraha: { text: 'Školky na Žižkově rozšíříme.', place: 'Praha', year: 2022 },
  koupaliště: {
    text: 'Koupaliště opravíme.',
    place: 'Brno',
    year: 2022,
    guarantor: 'Jana Vymyšlená',
  },
  bazén: { text: 'Koupaliště doplní krytý bazén.', place: 'Brno', year: 2022 },
  sprchy: { text: 'Koupaliště dostane sprchy.', place: 'Brno', year: 2022 },
  stromy: { text: 'Stromy vysadíme v parcích.', place: 'Brno', year: 2022 },
  stromyUlice: { text: 'Stromy v ulicích dostanou závlahu.', place: 'Brno', year: 2022 },
  psi: { text: 'Psi dostanou výběh u řeky.', place: 'Brno', year: 2022 },
  lavičky: { text: 'Laviček v ulicích zbylo deset, další lavičky doplníme.', place: 'Brno', year: 2022 },
  lavičkyPark: { text: 'Lavičky v parcích jsou staré.', place: 'Brno', year: 2022 },
  psiPark: { text: 'Psi z našeho města a z okolí znají park Karla Vymyšleného.', place: 'Brno', year: 2022 },
  souhrn: {
    text: 'Chráníme stromy. Knihovnu rozšíříme. Cesty opravíme. Divadlo zůstane. Hřbitov dostane 5 milionů korun.',
    place: 'Brno',
    year: 2022,
  },
  hřiště: { text: 'Hřiště otevřeme odpoledne i starším žákům.', place: 'Brno', year: 2022 },
}

describe('a detail is answered on the subject', () => {
  const { first, answer } = asking(TOWN)

  test.each([
    [['školky'], 'kolik to stojí?', 'školky'],
    [['školky'], 'a kolik to bude stát?', 'školky'],
    [['školky'], 'a kdy?', 'školkyKdy'],
    [['školky v Brně'], 'a kde to bude?', 'školky'],
    [['školky', 'a kolik to bude stát?'], 'a kdy?', 'školkyKdy'],
    [['stromy', 'kolik to stojí?'], 'a v ulicích?', 'stromyUlice'],
    [['kolik stromů zbylo'], 'a v ulicích?', 'stromyUlice'],
  ])('%j – %s: %s', (previous, question, found) => {
    expect(first(question, { previous })).toBe(found)
  })

  test('and is asked for elsewhere too: the closest passage there has it, or the detail is missing', () => {
    const { outcome, understood, near } = answer('a v Praze?', { previous: ['školky v Brně', 'a kdy?'] })
    expect([outcome, understood.missing, near[0]?.code]).toEqual(['silent', 'date', 'X-školkyPraha'])
  })

  test('and is no part of the subject from then on', () => {
    const given = answer('a v Lipové ulici?', { previous: ['školky', 'kolik to bude korun?'] })
    expect(given.understood.subject).toEqual(['Lipové', 'ulici', 'školky'])
  })

  test.each([
    ['koupaliště', 'a kdy?', 'date'],
    ['stromy', 'kolik to stojí?', 'number'],
    ['psi', 'kdo to má na starosti?', 'person'],
  ])(
    'and where no passage has it, the closest one is shown as such: %s – %s',
    (before, question, missing) => {
      const given = answer(question, { previous: [before] })
      expect(given).toMatchObject({ outcome: 'silent', understood: { missing } })
      expect(given.near[0]?.code).toBe(`X-${first(before)}`)
    },
  )

  test.each(['kdo to garantuje?', 'a kdo to má na starosti?', 'kdo za to zodpovídá'])(
    'who answers for it stands in the source of what was shown: %s',
    question => {
      const given = answer(question, { previous: ['opravíte koupaliště'] })
      expect(given).toMatchObject({ outcome: 'found', question })
      expect(given.outcome === 'found' && given.hits.map(({ passage }) => passage.source.guarantor)).toEqual([
        'Jana Vymyšlená',
      ])
    },
  )
})

describe('what a pronoun stands for stays', () => {
  const { first } = asking(TOWN)

  test.each([
    ['psi', 'zakážete to?', 'psi'],
    ['psi', 'a co s nimi bude?', 'psi'],
    ['stromy v ulicích', 'a zrušíte to?', 'stromyUlice'],
  ])('%s – %s: %s', (before, question, found) => {
    expect(first(question, { previous: [before] })).toBe(found)
  })
})

describe('a narrower question is silent where nothing is about both', () => {
  const { answer, first } = asking(TOWN)

  test.each([
    ['psi', 'a v ulicích?'],
    ['psi', 'jen pro starší žáky'],
    ['koupaliště', 'hlavně v parcích'],
  ])('%s – %s', (before, question) => {
    expect(answer(question, { previous: [before] }).outcome).toBe('silent')
  })

  test('and does not bind the one after it', () => {
    expect(first('a kolik to stojí?', { previous: ['školky', 'jen pro starší žáky'] })).toBe('školky')
  })
})

describe('a correction', () => {
  const { first, all, answer } = asking(TOWN)

  test.each([
    ['psi', 'to ne, myslel jsem stromy', 'stromy'],
    ['psi', 'ne psi, ale stromy v ulicích', 'stromyUlice'],
    ['psi', 'spíš hřiště', 'hřiště'],
    ['stromy', 'ne, myslela jsem v ulicích', 'stromyUlice'],
    ['lavičky', 'ne, myslela jsem v parcích', 'lavičkyPark'],
    ['školky v Praze', 'to je Praha, já chci Brno', 'školkyKdy'],
  ])('says what was meant: %s – %s: %s', (before, question, found) => {
    expect(first(question, { previous: [before] })).toBe(found)
  })

  const REJECTIONS = [
    'to ne',
    'to jsem nemyslel',
    'tohle ne',
    'to ne, myslel jsem koupaliště',
    'spíš koupaliště',
  ]
  const TOPICS = ['koupaliště', 'stromy', 'školky', 'stromy v ulicích', 'psi']

  test.each(TOPICS.flatMap(topic => REJECTIONS.map(rejection => [topic, rejection])))(
    'never shows the same first passage again: %s – %s',
    (topic, rejection) => {
      expect(all(rejection, { previous: [topic] })).not.toContain(first(topic))
    },
  )

  test('alone shows the next passages one by one, then asks for other words', () => {
    const shown = all('koupaliště')
    expect(shown.length).toBe(3)
    expect(all('to ne', { previous: ['koupaliště'] })).toEqual(shown.slice(1))
    expect(all('to ne', { previous: ['koupaliště', 'to ne'] })).toEqual(shown.slice(2))
    expect(first('to ne', { previous: ['koupaliště', 'to ne', 'tohle ne'] })).toBe('not-policy: reaction')
    expect(first('to ne', { previous: ['raketoplán'] })).toBe('not-policy: reaction')
  })

  test('holds for the answer that it corrects, not for the next question', () => {
    expect(first('koupaliště', { previous: ['koupaliště', 'to ne'] })).toBe(first('koupaliště'))
  })

  test('without a question before is a question', () => {
    expect(first('to ne, myslel jsem stromy')).toBe('stromy')
    expect(answer('to ne').outcome).toBe('not-policy')
  })
})

describe('a new subject gets the same answer as alone', () => {
  const { answer } = asking(TOWN)
  const OPENINGS = ['něco jiného: ', 'Díky. A teď něco jiného, ', 'ok, jiná věc: ', 'díky, ', '']
  const TOPICS = ['stromy v ulicích', 'co psi?', 'opravíte koupaliště?', 'školky v Praze', 'raketoplány']

  test.each(OPENINGS.flatMap(opening => TOPICS.map(topic => [opening, topic])))('%s%s', (opening, topic) => {
    for (const previous of [['hřiště'], ['hřiště', 'a kdy?'], ['stromy', 'to ne']]) {
      const { question: _, ...given } = answer(opening + topic, { previous })
      const { question: __, ...alone } = answer(topic)
      expect(given).toEqual(alone)
    }
  })

  test('also where it is as wide as the one before, which it does not narrow', () => {
    const thesaurus =
      'doprava: dopravní\n  užší: vlaky\nvlaky: vlak\nškolství: škola\n  užší: učitelé\nučitelé: učitel'
    const texts: Texts = {
      doprava: 'Dopravu zlepšíme.',
      cesta: 'Dopravu ke škole zklidníme.',
      škola: 'Školy opravíme.',
      vlaky: 'Vlaky pojedou častěji.',
    }
    const { first } = asking(texts, { thesaurus })
    expect(first('a co školy?', { previous: ['doprava'] })).toBe(first('školy'))
    expect(first('a ke škole?', { previous: ['doprava'] })).toBe('cesta')
    expect(first('a vlaky?', { previous: ['doprava'] })).toBe('vlaky')
  })
})

describe('a turn that names a place is limited to that place', () => {
  const { answer } = asking(TEXTS, { thesaurus: THESAURUS })
  const TURNS = [[], ['a pro seniory?'], ['a v roce 2022?'], ['to ne'], ['a kolik jich bude?']]

  test.each(['Brně', 'Praze'].flatMap(town => TURNS.map(turns => [turns, town] as const)))(
    'byty, %j, a v %s?',
    (turns, town) => {
      const given = answer(`a v ${town}?`, { previous: ['byty', ...turns] })
      const shown = given.outcome === 'found' ? given.hits : given.near.map(({ hit }) => hit)
      const places = shown.map(({ passage }) => passage.source.place)
      expect(places.length).toBeGreaterThan(0)
      expect([...new Set(places)]).toEqual([town === 'Brně' ? 'Brno' : 'Praha'])
    },
  )
})

test('the question of an answer is the one that was asked last', () => {
  expect(answer('a v Praze?', { previous: ['byty'] }).question).toBe('a v Praze?')
})
