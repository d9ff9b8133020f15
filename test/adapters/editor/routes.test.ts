/** The editor's page as a browser asks for it. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CYCLE_PATH, OPAVA_CYCLE_PATH, PLAYGROUND } from '../../town/town.ts'
import { openEditor } from './open-editor.ts'

const PATHS = ['', '/hlidane', '/zmeny', '/texty', '/problemy', '/udalosti']

describe('nobody but this machine', () => {
  const elsewhere = { incoming: { socket: { remoteAddress: '192.0.2.7', localAddress: '192.0.2.1' } } }
  test.each(PATHS)('sees /editor%s', async path => {
    const { get } = openEditor()
    for (const sent of [
      { env: elsewhere },
      { env: {} },
      { headers: { host: 'doslova.example.cz' } },
      { headers: { 'x-forwarded-for': '192.0.2.7' } },
    ])
      expect((await get(`/editor${path}`, sent)).status).toBe(403)
  })

  test('and no form of another page', async () => {
    const { post, open, questions } = openEditor()
    await open()
    const headers = { origin: 'https://jinde.example.cz' }
    for (const path of ['', '/hlidane', '/zmeny'])
      expect((await post(`/editor${path}`, { otazka: 'kolo', akce: 'pridat' }, { headers })).status).toBe(403)
    expect(() => readFileSync(questions)).toThrow('ENOENT')
  })
})

test('other paths of the server are none of its business', async () => {
  const { app, get } = openEditor()
  app.get('/healthz', c => c.text('ok'))
  const response = await app.request('/healthz')
  expect([response.status, response.headers.get('content-security-policy')]).toEqual([200, null])
  for (const path of [
    '/editor/jinde',
    '/editor/text?slozka=7&soubor=a.md',
    '/editor/text?slozka=0&soubor=../a',
  ])
    expect((await get(path)).status).toBe(404)
})

test('a browser may use nothing but its own parts, and keeps nothing', async () => {
  const { get, post, open } = openEditor()
  await open()
  const pages = [
    await get('/editor'),
    await get('/editor/texty'),
    await post('/editor', { otazka: 'cyklostezka' }),
  ]
  for (const page of pages) {
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(await page.text()).not.toMatch(/ style=|<script>|<style>|\son[a-z]+=/)
  }
})

test('style and script have addresses that change with them, and are kept', async () => {
  const { get } = openEditor()
  const page = await (await get('/editor')).text()
  const paths = [...page.matchAll(/(?:href|src)="(\/editor\/[\da-f]{12}\/[^"]+)"/g)].map(
    match => match[1] ?? '',
  )
  expect(paths).toHaveLength(3)
  for (const path of paths) {
    const asset = await get(path)
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('immutable'),
    ])
  }
})

describe('a question', () => {
  test('before the texts are read waits, and what was written stays', async () => {
    const { post, read } = openEditor()
    const page = await (await post('/editor', { otazka: '<b>kolo</b>' })).text()
    expect(page).toContain('value="&lt;b&gt;kolo&lt;/b&gt;"')
    expect(await read(new Response(page))).toContain('Texty se čtou')
  })

  test('shows the reply of three platforms, the state, the words met in both texts and what comes next', async () => {
    const { post, read, open } = openEditor()
    await open()
    const text = await read(post('/editor', { otazka: 'cyklostezka podél Labe', misto: '' }))
    expect(text).toMatch(/✓ Odpověď První odstavec na otázku odpovídá/)
    expect(text).toMatch(/Jistota \d+ % , na odpověď je třeba aspoň 55 %/)
    expect(text.split(CYCLE_PATH.slice(12, 40)).length).toBeGreaterThan(4)
    expect(text).toMatch(/Telegram .*Matrix .*Terminál /)
    expect(text).toMatch(/cyklostezka → jako Cyklostezku/)
    expect(text).toMatch(/Co by bylo dál|na tlačítku/)
  })

  test.each([
    [
      'kolik stojí cyklostezka podél Labe',
      /≈ Nejblíž, ale ne odpověď O věci se píše, ale v textu není kolik/,
    ],
    ['ahoj', /∅ Bez odpovědi Je to pozdrav/],
    ['hokejový stadion v Brně', /∅ Bez odpovědi Program, na který se ptá \(Brno\), tu není|∅ Bez odpovědi/],
  ])('%s', async (otazka, expected) => {
    const { post, read, open } = openEditor()
    await open()
    expect(await read(post('/editor', { otazka }))).toMatch(expected)
  })

  test('is limited to a place that there is', async () => {
    const { post, read, open } = openEditor()
    await open()
    const asked = (misto: string) => read(post('/editor', { otazka: 'cyklostezka', misto }))
    expect(await asked('Opava')).toMatch(/Odpověď .*ukáže se/)
    expect((await asked('Opava')).indexOf(OPAVA_CYCLE_PATH.slice(0, 20))).toBeGreaterThan(0)
    expect(await asked('Atlantida')).toContain(CYCLE_PATH.slice(12, 40))
  })

  test('may be a command or a button, which are not judged', async () => {
    const { post, read, open } = openEditor()
    await open()
    const text = await read(post('/editor', { otazka: 'cokoli', stisk: '/temata' }))
    expect(text).toContain('Témata v textech:')
    expect(text).not.toMatch(/Jistota|Proč v tomhle pořadí|Hlídat/)
  })

  test('is told of nothing, and its text escaped everywhere', async () => {
    const { post, open, errors } = openEditor()
    await open()
    const page = await (await post('/editor', { otazka: '<script>alert(1)</script> cyklostezka' })).text()
    expect(page).not.toContain('<script>alert')
    expect(errors).toEqual([])
  })

  test('that is too large is refused', async () => {
    const { post, open } = openEditor()
    await open()
    expect((await post('/editor', { otazka: 'x'.repeat(70_000) })).status).toBe(413)
  })
})

describe('a watched question', () => {
  const QUESTION = 'dětské hřiště v parku'

  test('is kept in the file with its answer, and told when a save changes that', async () => {
    const { post, get, read, open, save, questions } = openEditor()
    await open()
    const added = await post('/editor/hlidane', { otazka: QUESTION, akce: 'pridat' })
    expect([added.status, added.headers.get('location')]).toEqual([303, '/editor/hlidane'])
    expect(readFileSync(questions, 'utf8')).toMatch(/^# .*\n# .*\ndětské hřiště v parku\todpověď K\S+\n$/)
    expect(await read(get('/editor/hlidane'))).toMatch(/Beze změny: 1 otázka dětské hřiště/)
    await save({
      '2026-kolin/hriste.md': `---\ntitle: Hřiště\ncampaignCategoryUid: 2026-komunalni\n---\n${PLAYGROUND.replace('osmi', 'devíti')}\n`,
    })
    const text = await read(get('/editor/hlidane'))
    expect(text).toMatch(/Hlídané otázky 1 \(1 změněná odpověď\)/)
    expect(text).toMatch(
      /Tyhle odpovědi se změnily 1 dětské hřiště v parku Dětské hřiště .* do devíti večer\. Odpověď K\S+ → Odpověď K\S+/,
    )
    await post('/editor/hlidane', { otazka: QUESTION, akce: 'potvrdit' })
    expect(await read(get('/editor/hlidane'))).not.toContain('se změnily')
    await post('/editor/hlidane', { otazka: QUESTION, akce: 'odebrat' })
    expect(readFileSync(questions, 'utf8')).not.toContain('hřiště')
  })

  test('is the only one that anything keeps', async () => {
    const { post, open, questions } = openEditor()
    await open()
    await post('/editor', { otazka: 'bazén v pondělí' })
    expect(() => readFileSync(questions)).toThrow('ENOENT')
  })
})

test('changes are those since the save before, or since the beginning, until they are counted anew', async () => {
  const { get, post, read, open, save } = openEditor()
  await open()
  expect(await read(get('/editor/zmeny'))).toContain('Beze změny.')
  await save({ '2026-kolin/hriste.md': `---\ntitle: Hřiště\n---\n${PLAYGROUND.replace('osmi', 'devíti')}\n` })
  await save({ '2026-kolin/nove.md': '---\ntitle: Nové\n---\nKašnu na náměstí opravíme ještě letos.\n' })
  const last = await read(get('/editor/zmeny'))
  expect(last).toMatch(/přibyl .*Kašnu na náměstí/)
  expect(last).not.toContain('devíti')
  expect(await read(get('/editor/zmeny?od=zacatek'))).toMatch(/jiné znění .*osmi devíti/)
  expect((await post('/editor/zmeny', {})).status).toBe(303)
  expect(await read(get('/editor/zmeny?od=zacatek'))).toContain('Beze změny.')
})

test('texts are listed with what is wrong with them, and shown as they are cut', async () => {
  const { get, read, open } = openEditor({
    'a.md':
      '---\ntitle: Lampy\nplace: Kolín\nyear: 2022\nstatus: draft\nwordnig: summary\n---\n## Ulice\n\nLampy v parku rozsvítíme dřív:\n\n- na jaře,\n- v zimě.\n',
  })
  await open()
  expect(await read(get('/editor/texty'))).toMatch(/Lampy Kolín 2022 3 odstavce · 2 problémy · a\.md/)
  const text = await read(get('/editor/text?slozka=0&soubor=a.md'))
  expect(text).toMatch(/Neznámý klíč v hlavičce \(ř\. 6\)\. Opravte jeho jméno/)
  expect(text).toMatch(
    /Ulice ř\. 10 Lampy v parku rozsvítíme dřív: na jaře, v zimě\. K\S+ slib z programu návrh shrnutí Kolín 2022 bez odkazu/,
  )
})

test('problems are told by their kind, with file, line and remedy', async () => {
  const { get, read, open } = openEditor({
    'a.md': '---\ntitle: [\n---\nNic.\n',
    'b.md': '---\ntitle: Lampy\nstatus: schváleno\n---\nLampy v parku rozsvítíme dřív.\n',
  })
  await open()
  const text = await read(get('/editor/problemy'))
  expect(text).toMatch(/1 chyba \(soubor neodpovídá\)/)
  expect(text).toMatch(
    /Hlavička se nedá přečíst 1 Opravte zápis.* a\.md:2 .*Neznámý stav \(status\) 1 .* b\.md:3 schváleno/,
  )
})
