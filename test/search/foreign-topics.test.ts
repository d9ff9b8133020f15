/** Common topics asked for in English and in Slovak, with the words that are shipped. */

import { describe, expect, test } from 'vitest'
import { TUNING } from '../../src/search/tuning.ts'
import { lexicon } from '../lexicon.ts'
import { asking } from './asking.ts'

const { frames, gazetteer, thesaurus } = lexicon

/** Invented. */
const TOWN = {
  byty: 'Obecní byty nebudeme prodávat, nájemné zůstane pod tržní cenou.',
  parkování: 'Parkování pod sídlištěm rozšíříme a rezidenti dostanou slevu.',
  tramvaje: 'Tramvaje pojedou až k řece a budou mít na křižovatkách přednost.',
  kola: 'Cyklostezku podél řeky osvětlíme a propojíme s nádražím.',
  školky: 'V mateřských školách přibude sto míst.',
  lékaři: 'Mladým lékařům zaplatíme ordinaci, aby u nás zůstali.',
  odpady: 'Odpady budeme třídit u domu a bioodpad svezeme každý týden.',
  korupce: 'Korupci na radnici zastaví veřejné zápisy z jednání.',
  kamery: 'Kamerový systém rozšiřovat nebudeme.',
  senioři: 'Senioři dostanou tísňové tlačítko.',
  knihovny: 'Knihovny otevřeme i v neděli.',
  hřiště: 'Dětské hřiště v každé čtvrti opravíme do léta.',
}

describe('whatever the frame, the subject decides', () => {
  const { first } = asking(TOWN, { frames, gazetteer, thesaurus, tuning: TUNING })

  const ENGLISH = [
    ['council flats', 'byty'],
    ['rents', 'byty'],
    ['parking', 'parkování'],
    ['trams', 'tramvaje'],
    ['cycle paths', 'kola'],
    ['kindergartens', 'školky'],
    ['doctors', 'lékaři'],
    ['waste', 'odpady'],
    ['corruption', 'korupce'],
    ['CCTV cameras', 'kamery'],
    ['the elderly', 'senioři'],
    ['libraries', 'knihovny'],
    ['playgrounds', 'hřiště'],
  ] as const
  test.each(ENGLISH)('%s: %s', (subject, found) => {
    const asked = [
      `What will you do about ${subject}?`,
      `your position on ${subject}`,
      `do you promise to improve ${subject}`,
      `I would like to know what you are planning with ${subject}`,
      `tell me something about ${subject} please`,
    ]
    expect(asked.map(question => first(question))).toEqual(asked.map(() => found))
  })

  const SLOVAK = [
    ['nájomné', 'byty'],
    ['parkovanie', 'parkování'],
    ['električky', 'tramvaje'],
    ['škôlky', 'školky'],
    ['lekárov', 'lékaři'],
    ['dôchodcov', 'senioři'],
    ['korupciu', 'korupce'],
    ['odpadky', 'odpady'],
    ['knižnice', 'knihovny'],
    ['ihriská', 'hřiště'],
  ] as const
  test.each(SLOVAK)('%s: %s', (subject, found) => {
    const asked = [
      `Čo urobíte pre ${subject}?`,
      `prečo nič nerobíte pre ${subject}`,
      `chcem vedieť, čo sľubujete pre ${subject}`,
      `aký je váš názor na ${subject}`,
    ]
    expect(asked.map(question => first(question))).toEqual(asked.map(() => found))
  })
})

describe('the words of the frame are no Czech words without their accents', () => {
  const texts = {
    most: 'Most opravíme.',
    moře: 'Loď se jmenuje Moře.',
    had: 'Had je v zookoutku.',
    hry: 'Pravidla her vyvěsíme.',
    kino: 'Plot kolem kina zbouráme.',
    sad: 'Sad za školou zalijeme.',
    host: 'Host festivalu bude z ciziny.',
    ČEZ: 'ČEZ dostane účet.',
    taxi: 'Taxi bude levnější.',
  }
  const { first } = asking(texts)

  test.each([
    ['most', 'most'],
    ['more', 'moře'],
    ['had', 'had'],
    ['her', 'hry'],
    ['plot', 'kino'],
    ['sad', 'sad'],
    ['host', 'host'],
    ['cez', 'ČEZ'],
  ])('%s finds %s', (question, found) => {
    expect(first(question)).toBe(found)
  })

  test('taxes are no taxi', () => {
    const shipped = asking(texts, { gazetteer, thesaurus })
    expect(shipped.first('taxi')).toBe('taxi')
    expect(shipped.first('taxes')).toBe('silent')
  })
})
