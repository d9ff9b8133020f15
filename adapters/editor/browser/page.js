/** Page: sends forms without leaving, shows the texts as they are now, and listens to the keyboard. Without it all works by links and forms. */

const TYPING_MS = 450
const SOON_MS = 120

const byId = id => document.getElementById(id)
/** What is shown now: how it was asked for, so that it can be asked for again. */
let shown = { url: location.href, body: null }
let asking = null
let soon = 0
let typing = 0
let revision = document.body.dataset.revision

/** Asks for a page and puts its parts in the place of those that are shown. */
async function show(url, body, { isSame = false } = {}) {
  asking?.abort()
  asking = new AbortController()
  document.body.setAttribute('aria-busy', 'true')
  try {
    const method = body === null ? 'GET' : 'POST'
    const response = await fetch(url, { method, body, signal: asking.signal })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (!response.ok || page.querySelector('[data-swap]') === null) return
    swap(page, isSame)
    if (!response.redirected) return
    shown = { url: response.url, body: null }
  } catch (error) {
    if (error.name !== 'AbortError') byId('status').textContent = 'Stránka nemá spojení, zkouší to znovu…'
  } finally {
    document.body.removeAttribute('aria-busy')
  }
}

/** Opened parts stay open where the same is shown, and the focus stays where it was. */
function swap(page, isSame) {
  const opened = new Map([...document.querySelectorAll('details[data-key]')].map(one => [one.dataset.key, one.open]))
  const focused = document.activeElement?.id
  for (const now of document.querySelectorAll('[data-swap]')) {
    const next = page.getElementById(now.id)
    if (next !== null && !now.isEqualNode(next)) now.replaceWith(document.adoptNode(next))
  }
  revision = page.body.dataset.revision
  document.title = page.title
  if (isSame)
    for (const one of document.querySelectorAll('details[data-key]')) one.open = opened.get(one.dataset.key) ?? one.open
  if (focused !== '' && document.activeElement?.id !== focused) byId(focused ?? '')?.focus({ preventScroll: true })
  filter()
}

/** The fields of a form, with the button that sends it. */
function fieldsOf(form, submitter) {
  return new URLSearchParams(new FormData(form, submitter))
}

document.addEventListener('submit', async event => {
  const { target: form, submitter } = event
  if (!form.hasAttribute('data-live')) return
  event.preventDefault()
  const fields = fieldsOf(form, submitter)
  if (form.hasAttribute('data-stay')) {
    await fetch(form.action, { method: 'POST', body: fields })
    return show(shown.url, shown.body, { isSame: true })
  }
  if (form.id === 'ask') {
    const pressed = fields.get('stisk')
    if (pressed !== null) byId('question').value = pressed
    ask()
    scrollTo({ top: 0 })
  } else {
    await show(form.action, fields)
    if (form.classList.contains('add')) byId('added').value = ''
  }
})

function ask() {
  clearTimeout(typing)
  const form = byId('ask')
  const body = fieldsOf(form)
  const isSame = String(body) === String(shown.body)
  shown = { url: form.action, body }
  show(shown.url, shown.body, { isSame })
}

/** Asks while somebody types, as soon as they stop for a moment. */
document.addEventListener('input', ({ target }) => {
  if (target.dataset.filter !== undefined) return filter()
  if (target.id !== 'question' && target.id !== 'place') return
  clearTimeout(typing)
  const { length } = byId('question').value.trim()
  if (length === 0 || length > 2) typing = setTimeout(ask, TYPING_MS)
})

/** Shows only what has the written words. */
function filter() {
  const field = document.querySelector('[data-filter]')
  if (field === null) return
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const wanted = plain(field.value.trim())
  for (const group of byId(field.dataset.filter).children) {
    const rows = [...group.querySelectorAll('li')]
    for (const row of rows) row.hidden = !plain(row.textContent).includes(wanted)
    group.hidden = rows.every(row => row.hidden)
    if (wanted !== '') group.open = true
  }
}

/** The next or the previous passage. */
function step(by) {
  const passages = [...document.querySelectorAll('.ranked > li, .cut > li[id]')]
  const at = passages.indexOf(document.activeElement?.closest('.ranked > li, .cut > li[id]'))
  passages[Math.max(0, Math.min(passages.length - 1, at + by))]?.focus()
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const isWriting = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)
  if (event.key === 'Escape' && isWriting) return event.target.blur()
  if (isWriting) return
  if (event.key === '/') {
    const field = byId('question')
    if (field === null) location.href = document.querySelector('.brand a').href
    else field.select()
    event.preventDefault()
  } else if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
  else if (/^[1-5]$/.test(event.key)) document.querySelectorAll('#parts a')[event.key - 1]?.click()
})

const events = new EventSource(document.body.dataset.events)
events.addEventListener('revision', ({ data }) => {
  if (data === revision) return
  clearTimeout(soon)
  soon = setTimeout(() => show(shown.url, shown.body, { isSame: true }), SOON_MS)
})
// A page that is left frees its connection at once.
addEventListener('pagehide', () => events.close())
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

const question = byId('question')
if (question !== null && question.value !== '') shown = { url: byId('ask').action, body: fieldsOf(byId('ask')) }
