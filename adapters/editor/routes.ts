/** Routes: the addresses of the page, each a part of it. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Since } from '../../src/editor/content-reading.ts'
import type { HttpApp } from '../shared/http.ts'
import type { PeerBindings } from '../shared/http-peer.ts'
import type { Editor } from './editor.ts'
import { onlyLocal, ownForms, ownParts } from './guard.ts'
import { changesHtml } from './view/changes.ts'
import { BASE } from './view/html.ts'
import { type PageParts, pageHtml } from './view/layout.ts'
import { passagesHtml } from './view/passages.ts'
import { problemsHtml } from './view/problems.ts'
import { emptyQuestion, failedQuestion, inspectionHtml, questionForm } from './view/question.ts'
import { textsHtml } from './view/texts.ts'
import { watchedHtml } from './view/watched.ts'

/** Bytes of a form: a question, or a text that is to be verified. */
const MAX_FORM = 64 * 1024
const A_YEAR = 'public, max-age=31536000, immutable'

type Asked = Context<{ Bindings: PeerBindings }>

/** Puts the page below `/editor` of a server. */
export function routeEditor(http: HttpApp, editor: Editor): void {
  const app: HttpApp = new Hono()
  const page = (c: Asked, parts: PageParts) => c.html(pageHtml(parts, editor.surroundings))
  app.use(
    `${BASE}/*`,
    ownParts,
    onlyLocal,
    ownForms,
    bodyLimit({ maxSize: MAX_FORM, onError: c => c.body(null, 413) }),
  )

  for (const { path, type, body } of editor.assets.files)
    app.get(path, c => c.body(body, 200, { 'content-type': type, 'cache-control': A_YEAR }))

  app.get(`${BASE}/udalosti`, c => editor.events.stream(c, editor.surroundings.revision))

  app.get(BASE, async c => page(c, await questionPart(editor, { asked: '', place: '' })))
  app.post(BASE, async c => {
    const { otazka, misto, stisk } = await formOf(c)
    return page(c, await questionPart(editor, { asked: (stisk || otazka).trim(), place: misto }))
  })

  routeWatched(app, editor, page)

  app.get(`${BASE}/zmeny`, async c => {
    const since: Since = c.req.query('od') === 'zacatek' ? 'start' : 'save'
    const body = changesHtml(await editor.reading.changes(since), since)
    return page(c, { part: 'changes', title: 'Změny', body })
  })
  app.post(`${BASE}/zmeny`, async c => {
    await editor.mark()
    return c.redirect(`${BASE}/zmeny?od=zacatek`, 303)
  })

  routeContent(app, editor, page)
  http.route('/', app)
}

type Page = (c: Asked, parts: PageParts) => Response | Promise<Response>

function routeWatched(app: HttpApp, editor: Editor, page: Page): void {
  app.get(`${BASE}/hlidane`, c => page(c, watchedPart(editor)))
  app.post(`${BASE}/hlidane`, async c => {
    const { otazka, akce } = await formOf(c)
    if (akce === 'pridat') await editor.watchlist.add(otazka)
    if (akce === 'potvrdit') editor.watchlist.confirm(otazka)
    if (akce === 'odebrat') editor.watchlist.remove(otazka)
    editor.renew()
    return c.redirect(`${BASE}/hlidane`, 303)
  })
}

/** Texts, one of them, and what is wrong with them. */
function routeContent(app: HttpApp, editor: Editor, page: Page): void {
  app.get(`${BASE}/texty`, async c => {
    const body = textsHtml(await editor.reading.texts(), editor.folders)
    return page(c, { part: 'texts', title: 'Texty', body })
  })
  app.get(`${BASE}/text`, async c => {
    const folder = editor.folders[Number(c.req.query('slozka'))]
    const file = c.req.query('soubor') ?? ''
    if (folder === undefined) return c.notFound()
    const [passages, problems] = await Promise.all([
      editor.reading.passagesOf(folder, file),
      editor.reading.problems(),
    ])
    const own = problems.filter(problem => problem.folder === folder && problem.file === file)
    if (passages.length === 0 && own.length === 0) return c.notFound()
    const title = passages[0]?.source.title ?? file
    return page(c, { part: 'texts', title, body: passagesHtml(file, passages, own) })
  })

  app.get(`${BASE}/problemy`, async c => {
    const body = problemsHtml(await editor.reading.problems(), editor.folders)
    return page(c, { part: 'problems', title: 'Problémy', body })
  })
}

async function questionPart(
  editor: Editor,
  { asked, place }: { readonly asked: string; readonly place: string },
): Promise<PageParts> {
  const known = editor.places.includes(place) ? place : ''
  const above = questionForm({ question: asked, place: known, places: editor.places })
  const parts = { part: 'question' as const, title: asked === '' ? 'Otázka' : 'Odpověď', above }
  if (!editor.isReady) return { ...parts, body: emptyQuestion([], false) }
  if (asked === '') return { ...parts, body: emptyQuestion(await (await editor.bot).examples(null), true) }
  const inspection = await editor.inspect(asked, known)
  const body =
    inspection === null ? failedQuestion() : inspectionHtml(inspection, asked, editor.watchlist.has(asked))
  return { ...parts, body }
}

function watchedPart({ watchlist, isReady }: Editor): PageParts {
  const list = watchlist.list()
  const { path, problem } = watchlist
  return { part: 'watched', title: 'Hlídané otázky', body: watchedHtml({ list, path, problem, isReady }) }
}

type Form = Readonly<Record<'otazka' | 'misto' | 'stisk' | 'akce', string>>

async function formOf(c: Asked): Promise<Form> {
  const fields = await c.req.parseBody()
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  return { otazka: text('otazka'), misto: text('misto'), stisk: text('stisk'), akce: text('akce') }
}
