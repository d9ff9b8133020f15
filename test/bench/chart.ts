/** Plain charts as SVG. */

const COLORS = ['#1a1a1a', '#4c78a8', '#9ecae9', '#f58518', '#ffbf79', '#54a24b', '#b279a2']
const FONT = 'font-family="sans-serif" font-size="12"'

export interface Group {
  readonly label: string
  /** One value from 0 to 1 for each series. */
  readonly values: readonly number[]
}

/** Bars side by side, one group a label. */
export function groupedBars(title: string, series: readonly string[], groups: readonly Group[]): string {
  const bar = 12
  const height = 220
  const width = groups.reduce((sum, group) => sum + group.values.length * bar + 24, 60)
  const parts: string[] = []
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const y = 50 + height - share * height
    parts.push(
      `<line x1="40" x2="${width}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="4" y="${y + 4}" ${FONT}>${share}</text>`,
    )
  }
  let left = 48
  for (const group of groups) {
    for (const [at, value] of group.values.entries()) {
      const tall = value * height
      parts.push(
        `<rect x="${left + at * bar}" y="${(50 + height - tall).toFixed(1)}" width="${bar - 2}" height="${tall.toFixed(1)}" fill="${COLORS[at]}"/>`,
      )
    }
    const middle = left + (group.values.length * bar) / 2
    parts.push(
      `<text x="${middle}" y="${height + 76}" text-anchor="middle" ${FONT} transform="rotate(20 ${middle} ${height + 76})">${group.label}</text>`,
    )
    left += group.values.length * bar + 24
  }
  return svg(width + 40, height + 150, title, [...legend(series, height + 120), ...parts])
}

export interface Curve {
  readonly label: string
  readonly points: readonly (readonly [number, number])[]
}

/** Lines over axes from 0 to 1. */
export function shareLines(title: string, xLabel: string, yLabel: string, curves: readonly Curve[]): string {
  const x = (share: number) => 60 + share * 500
  const y = (share: number) => 300 - share * 250
  const parts: string[] = []
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const [across, up] = [x(share).toFixed(0), y(share).toFixed(0)]
    parts.push(
      `<line x1="60" x2="560" y1="${up}" y2="${up}" stroke="#ddd"/><text x="24" y="${Number(up) + 4}" ${FONT}>${share}</text>`,
      `<text x="${across}" y="318" text-anchor="middle" ${FONT}>${share}</text>`,
    )
  }
  for (const [at, { points }] of curves.entries()) {
    const path = points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' ')
    parts.push(`<polyline points="${path}" fill="none" stroke="${COLORS[at]}" stroke-width="2"/>`)
  }
  parts.push(
    `<text x="310" y="338" text-anchor="middle" ${FONT}>${xLabel}</text><text x="4" y="42" ${FONT}>${yLabel}</text>`,
  )
  const names = curves.map(({ label }) => label)
  return svg(620, 380, title, [...legend(names, 356), ...parts])
}

/** Lines over logarithmic axes. */
export function logLines(title: string, xLabel: string, yLabel: string, curves: readonly Curve[]): string {
  const all = curves.flatMap(curve => curve.points)
  const scale = (list: readonly number[], from: number, to: number) => {
    const low = Math.log10(Math.min(...list))
    const high = Math.log10(Math.max(...list))
    return (value: number) => from + ((Math.log10(value) - low) / (high - low || 1)) * (to - from)
  }
  const x = scale(
    all.map(([value]) => value),
    60,
    560,
  )
  const y = scale(
    all.map(([, value]) => value),
    280,
    50,
  )
  const parts: string[] = []
  for (const [at, { points }] of curves.entries()) {
    const path = points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' ')
    parts.push(`<polyline points="${path}" fill="none" stroke="${COLORS[at]}" stroke-width="2"/>`)
    for (const [a, b] of points) {
      parts.push(
        `<circle cx="${x(a).toFixed(1)}" cy="${y(b).toFixed(1)}" r="3" fill="${COLORS[at]}"><title>${a}: ${b.toFixed(2)}</title></circle>`,
      )
    }
  }
  for (const value of new Set(all.map(([a]) => a)))
    parts.push(`<text x="${x(value)}" y="300" text-anchor="middle" ${FONT}>${value}</text>`)
  const values = all.map(([, b]) => b)
  for (const value of [Math.min(...values), Math.max(...values)])
    parts.push(`<text x="4" y="${y(value) + 4}" ${FONT}>${value.toFixed(2)}</text>`)
  parts.push(
    `<text x="310" y="320" text-anchor="middle" ${FONT}>${xLabel}</text><text x="4" y="40" ${FONT}>${yLabel}</text>`,
  )
  return svg(620, 370, title, [
    ...legend(
      curves.map(curve => curve.label),
      345,
    ),
    ...parts,
  ])
}

export interface Panel {
  readonly label: string
  readonly lines: readonly Curve[]
}

/** Panels one below the other, over one axis across; up, each from zero to its own highest value. */
export function timeline(title: string, xLabel: string, panels: readonly Panel[]): string {
  const [left, right, tall, step] = [60, 780, 90, 135]
  const last = Math.max(
    1,
    ...panels.flatMap(({ lines }) => lines.flatMap(line => line.points.map(([x]) => x))),
  )
  const x = (value: number) => left + (value / last) * (right - left)
  const parts = panels.flatMap(({ label, lines }, at) => {
    const bottom = 60 + at * step + tall
    const highest = Math.max(...lines.flatMap(line => line.points.map(([, y]) => y)), 1e-9)
    const drawn = lines.map(({ label: name, points }, color) => {
      const path = points.map(([a, b]) => `${x(a).toFixed(1)},${(bottom - (b / highest) * tall).toFixed(1)}`)
      return `<polyline points="${path.join(' ')}" fill="none" stroke="${COLORS[color + 1]}" stroke-width="1.5"><title>${name}</title></polyline>`
    })
    const names = lines.length < 2 ? [] : lines.map(line => line.label)
    return [
      `<text x="${left}" y="${bottom - tall - 8}" ${FONT}>${label}</text>`,
      ...names.map(
        (name, color) =>
          `<text x="${360 + color * 120}" y="${bottom - tall - 8}" ${FONT} fill="${COLORS[color + 1]}">${name}</text>`,
      ),
      `<line x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="#ddd"/>`,
      `<text x="4" y="${bottom}" ${FONT}>0</text><text x="4" y="${bottom - tall + 10}" ${FONT}>${Number(highest.toPrecision(3))}</text>`,
      ...drawn,
    ]
  })
  const bottom = 60 + panels.length * step
  parts.push(
    `<text x="${left}" y="${bottom}" ${FONT}>0</text><text x="${right}" y="${bottom}" text-anchor="end" ${FONT}>${xLabel} ${last}</text>`,
  )
  return svg(right + 20, bottom + 15, title, parts)
}

function legend(series: readonly string[], y: number): string[] {
  return series.map(
    (name, at) =>
      `<rect x="${48 + at * 120}" y="${y}" width="10" height="10" fill="${COLORS[at]}"/><text x="${62 + at * 120}" y="${y + 10}" ${FONT}>${name}</text>`,
  )
}

function svg(width: number, height: number, title: string, parts: readonly string[]): string {
  const heading = `<text x="10" y="22" font-family="sans-serif" font-size="15" font-weight="bold">${title}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">\n<rect width="100%" height="100%" fill="#fff"/>\n${[heading, ...parts].join('\n')}\n</svg>\n`
}
