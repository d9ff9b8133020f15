/** Letters: what a preview prints, drawn as a picture of a screen with its bold and dim pieces. */

const COLUMNS = 74
const LINE = 15
const WIDTH = 580
const FONT = 'font-family="monospace" font-size="12"'

interface Letter {
  readonly sign: string
  readonly isBold: boolean
  readonly isDim: boolean
}

interface Row {
  readonly title: string
  readonly sides: readonly [string, string]
}

/** Rows of two screens each, under the names of the two. */
export function drawnSideBySide(names: readonly [string, string], rows: readonly Row[]): string {
  const parts: string[] = []
  let top = 30
  for (const [at, name] of names.entries())
    parts.push(written(10 + at * WIDTH, 20, name, 'font-weight="bold"'))
  for (const { title, sides } of rows) {
    const screens = sides.map(side => lettersOf(side).flatMap(wrapped))
    const height = Math.max(...screens.map(lines => lines.length)) * LINE + 34
    for (const [at, lines] of screens.entries()) {
      const left = 10 + at * WIDTH
      parts.push(
        `<rect x="${left}" y="${top}" width="${WIDTH - 20}" height="${height}" rx="6" fill="#f7f7f5" stroke="#ccc"/>`,
        written(left + 10, top + 16, title, 'fill="#888"'),
        ...lines.map((line, down) => drawnLine(line, left + 10, top + 36 + down * LINE)),
      )
    }
    top += height + 14
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDTH} ${top}" width="${2 * WIDTH}" height="${top}">\n<rect width="100%" height="100%" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`
}

/** Lines of letters; stars around bold pieces of a quote and colours of a terminal become what they stand for. */
function lettersOf(shown: string): Letter[][] {
  let [isBold, isDim] = [false, false]
  return shown.split('\n').map(line => {
    const isQuote = /^[▌┆]/.test(line)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is told so
    return [...line.matchAll(/\u001b\[([\d;]+)m|(.)/gu)].flatMap(([, code, sign = '']) => {
      if (code === '1') isBold = true
      else if (code === '2') isDim = true
      else if (code === '0' || code === '22') [isBold, isDim] = [false, false]
      else if (code === undefined && sign === '*' && isQuote) isBold = !isBold
      else if (code === undefined) return [{ sign, isBold, isDim }]
      return []
    })
  })
}

/** A line of a chat as long as a screen is wide; what goes on below a bar has one too. */
function wrapped(line: readonly Letter[]): Letter[][] {
  if (line.length <= COLUMNS) return [[...line]]
  const space = line.slice(0, COLUMNS).findLastIndex(({ sign }) => sign === ' ')
  const end = space > 10 ? space : COLUMNS
  const [bar, gap] = line
  const isQuote = bar !== undefined && gap !== undefined && /[▌┆]/.test(bar.sign)
  const rest = [...(isQuote ? [bar, gap] : []), ...line.slice(end + 1)]
  return [line.slice(0, end), ...wrapped(rest)]
}

function drawnLine(line: readonly Letter[], x: number, y: number): string {
  let spans = ''
  for (let from = 0; from < line.length; ) {
    const first = line[from] as Letter
    const same = ({ isBold, isDim }: Letter) => isBold === first.isBold && isDim === first.isDim
    const length = line.slice(from).findIndex(letter => !same(letter))
    const to = length === -1 ? line.length : from + length
    const piece = escaped(
      line
        .slice(from, to)
        .map(({ sign }) => sign)
        .join(''),
    )
    const style = `${first.isBold ? ' font-weight="bold"' : ''}${first.isDim ? ' fill="#888"' : ''}`
    spans += `<tspan${style}>${piece}</tspan>`
    from = to
  }
  return `<text x="${x}" y="${y}" xml:space="preserve" ${FONT}>${spans}</text>`
}

function written(x: number, y: number, words: string, style: string): string {
  return `<text x="${x}" y="${y}" ${FONT} ${style}>${escaped(words)}</text>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
