/** Other places and years that have a paragraph, or one much like it, as `/jinde` shows them. */

import { describe, expect, test, vi } from 'vitest'
import { Elsewhere } from '../../src/chat/elsewhere.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { Passage } from '../../src/model.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { type Files, folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { openBotOver } from '../town/bot.ts'

const RAIN = 'Dešťovou vodu ze střech škol a úřadů svedeme do sta nádrží a budeme jí zalévat záhony.'
const MORE = RAIN.replace('sta', 'dvou set')
const text = (title: string, ...paragraphs: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${paragraphs.join('\n\n')}\n`

const TEXTS: Files = {
  '2022-kolin/voda.md': text('Voda', RAIN, 'Bazén v Kolíně otevřeme i v pondělí dopoledne.'),
  '2022-kolin/zahony.md': text('Záhony', `${RAIN} Kvést budou celý rok.`),
  '2018-kolin/voda.md': text('Dešťová voda', RAIN),
  '2022-opava/voda.md': text('Voda v Opavě', MORE),
}

function talk(files: Files = TEXTS) {
  const root = folder(files)
  const { bot, codeOf } = openBotOver(root)
  const tell = async (message: string) => {
    const { reply } = await bot.handle(message, ALONE)
    return renderPlain(reply, { width: Number.POSITIVE_INFINITY, color: false }).replaceAll('\u00a0', ' ')
  }
  return { tell, codeOf }
}

test('how many others there are is found out once for each passage', () => {
  const engine = new Engine({ folders: [folder(TEXTS)], lexicon, today: TODAY })
  const others = new Elsewhere(engine, engine.duplicates)
  const compared = vi.spyOn(engine.duplicates, 'of')
  const [first, again] = [0, 1].map(() => [...engine.passages].map(passage => others.count(passage)))
  expect(again).toEqual(first)
  expect(Math.max(...(first ?? []))).toBeGreaterThan(0)
  expect(compared).toHaveBeenCalledTimes(engine.passages.length)
})

describe('/jinde', () => {
  test('shows the same paragraph, and one much like it with what is different', async () => {
    const { tell, codeOf } = talk()
    const [code, other] = [codeOf(RAIN), codeOf(MORE)]
    expect(await tell(`/jinde ${code}`)).toBe(
      [
        `Kde jinde stojí odstavec ${code} (Kolín 2022):\n${PHRASES.differenceSigns}`,
        `Kolín 2018 · volební období skončilo v roce 2022\nDešťová voda\nslovo od slova stejně\n${code}\nBez stránky na webu: Dešťová voda (2018-kolin/voda.md:4)`,
        [
          'Opava 2022',
          'Voda v Opavě',
          '  │ Dešťovou vodu ze střech škol a úřadů svedeme do [-sta-] {+dvou set+} nádrží a budeme jí zalévat záhony.',
          `${other}\nBez stránky na webu: Voda v Opavě (2022-opava/voda.md:4)`,
        ].join('\n'),
      ].join('\n\n'),
    )
  })

  test('looks from the other side as well, at each place once', async () => {
    const { tell, codeOf } = talk()
    const elsewhere = await tell(`/jinde ${codeOf(MORE)}`)
    expect(elsewhere).toContain('[-dvou set-] {+sta+}')
    expect(elsewhere.match(/^Kolín 20\d\d/gm)).toEqual(['Kolín 2022', 'Kolín 2018'])
  })

  test('compares what introduces a paragraph too', async () => {
    const item = 'dešťovou vodu ze střech škol a úřadů svést do sta nádrží a zalévat jí záhony.'
    const { tell, codeOf } = talk({
      '2022-kolin/voda.md': text('Voda', 'Chceme:', `- ${item}`),
      '2022-opava/voda.md': text('Voda', 'Nechceme:', `- ${item}`),
    })
    expect(await tell(`/jinde ${codeOf(item)}`)).toContain('[-Chceme:-] {+Nechceme:+} dešťovou')
  })

  test('says of summaries that they are none of the programme', async () => {
    const { tell, codeOf } = talk({
      ...TEXTS,
      '2022-opava/voda.md': `---\ntitle: Voda v Opavě\nwording: summary\n---\n${MORE}\n`,
    })
    expect(await tell(`/jinde ${codeOf(RAIN)}`)).toContain(PHRASES.summaryNote.replaceAll('\u00a0', ' '))
  })

  test('says that there is none', async () => {
    const { tell, codeOf } = talk()
    const code = codeOf('Bazén')
    expect(await tell(`/jinde ${code}`)).toBe(PHRASES.nowhereElse(code).replaceAll('\u00a0', ' '))
  })

  test('asks for the code, and says when it is not there', async () => {
    const { tell } = talk()
    expect(await tell('/jinde')).toBe(PHRASES.whichCode.replaceAll('\u00a0', ' '))
    expect(await tell('/jinde KOL22-00000')).toBe(
      PHRASES.notFoundCode('KOL22-00000').replaceAll('\u00a0', ' '),
    )
  })

  test('shows nothing that is not what its file says', () => {
    const { passages } = new Engine({ folders: [folder(TEXTS)], lexicon, today: TODAY })
    const [rain] = [...passages].filter(({ text }) => text === RAIN)
    const shownBy = (stands: (passage: Passage) => boolean) =>
      new Elsewhere({ passages, stands }).shown(rain as Passage).others.map(({ source }) => source.file)
    expect(shownBy(() => true)).toEqual(['2018-kolin/voda.md', '2022-opava/voda.md'])
    expect(shownBy(({ source }) => source.file !== '2018-kolin/voda.md')).toEqual(['2022-opava/voda.md'])
  })

  test('shows a few of many places and counts the others', async () => {
    const towns = ['opava', 'tabor', 'pisek', 'zlin', 'jihlava', 'olomouc', 'liberec', 'brno', 'plzen']
    const many = Object.fromEntries(towns.map(town => [`2022-${town}/voda.md`, text('Voda', RAIN)]))
    const { tell, codeOf } = talk(many)
    const elsewhere = await tell(`/jinde ${codeOf(RAIN)}`)
    expect(elsewhere.match(/slovo od slova stejně/g)).toHaveLength(6)
    expect(elsewhere).toMatch(/\n\nA ještě na 2 místech\.$/)
  })
})

describe('an answer', () => {
  test('leads to other places of its passage where there are any', async () => {
    const { tell, codeOf } = talk()
    expect(await tell('dešťová voda ze střech v Kolíně')).toContain(
      PHRASES.elsewhere(codeOf(RAIN), 2).replaceAll('\u00a0', ' '),
    )
    expect(await tell('bazén v Kolíně')).not.toContain('/jinde')
  })

  test('says first whose it is where there are several places or years, and only there', async () => {
    const one = { '2022-kolin/voda.md': text('Voda', RAIN) }
    expect(await talk(one).tell('dešťová voda')).toMatch(/^Voda\n[\s\S]*\nKolín · komunální volby 2022 · /)
    const years = { ...one, '2018-kolin/sport.md': text('Sport', 'Bazén otevřeme i v pondělí.') }
    expect(await talk(years).tell('dešťová voda')).toMatch(
      /^Kolín 2022\nVoda\n[\s\S]*\nkomunální volby · platný program · /,
    )
    expect(await talk(years).tell('bazén')).toMatch(
      /^Kolín 2018 · volební období skončilo v roce 2022\nSport\n/,
    )
  })
})
