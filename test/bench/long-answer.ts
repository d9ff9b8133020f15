/**
 * Pictures of one long answer: `npm run long-answer -- [--before REVISION] [--svg FILE]`. Draws how each platform shows it, as
 * `doslova preview` of that revision says and as this one does, side by side. The default is the last revision that cut quotes.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { ROOT } from '../../adapters/shared/content.ts'
import { drawnSideBySide } from './letters.ts'

const { values } = parseArgs({
  options: {
    before: { type: 'string', default: '1ffa5bd^' },
    svg: { type: 'string', default: 'docs/long-answer.svg' },
  },
})

const QUESTION = 'zbouráte nádražní budovu?'
/** Made up; the first sentence says what others want. */
const LONG = `---
title: Nádraží a jeho okolí
place: Kolín
year: 2026
---
Současné vedení města navrhuje zbourat starou nádražní budovu a na jejím místě postavit parkovací dům pro čtyři sta aut. Budova přitom stojí na pevných základech a její oprava by podle posudku vyšla na polovinu. V přízemí byla do loňska čekárna, do které se v zimě chodili ohřát i lidé, kteří nikam nejeli. Na peróny se dnes chodí podchodem, ve kterém po dešti stojí voda. Autobusy zastavují o tři ulice dál, takže kdo přestupuje, ujde s kufry skoro kilometr. S ničím z toho nesouhlasíme. Nádražní budovu opravíme a čekárnu znovu otevřeme každý den od čtyř ráno do půlnoci. Autobusy přivedeme před vchod, pokud s tím bude souhlasit kraj, který linky objednává. Podchod odvodníme a rozšíříme o rampu pro kočárky a vozíky. Parkovací dům postavíme místo toho na ploše bývalého skladiště, kam se vejde tolik aut, kolik jich u nádraží opravdu stojí. Opravu zaplatíme z prodeje pozemků, které město pro nic nepotřebuje, a z dotace na přestupní terminály. Než začneme, ukážeme plány na radnici a měsíc budeme sbírat připomínky.
`

const root = mkdtempSync(join(tmpdir(), 'doslova-pictures-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const [content, before] = ['content', 'before'].map(name => join(root, name)) as [string, string]
for (const folder of [content, before]) mkdirSync(folder)
writeFileSync(join(content, 'nadrazi.md'), LONG)
const archive = execFileSync('git', ['archive', values.before], { cwd: ROOT, maxBuffer: 2 ** 30 })
execFileSync('tar', ['x', '-C', before], { input: archive })
symlinkSync(join(ROOT, 'node_modules'), join(before, 'node_modules'))

/** What a checkout of the project shows, by platform. */
async function previewOf(tree: string): Promise<ReadonlyMap<string, string>> {
  const { preview } = await import(join(tree, 'adapters/cli/preview.ts'))
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 70 })
  const printed = text(output)
  await preview(['--content', content, QUESTION], { output, errors: process.stderr, env: { MEANING: 'off' } })
  output.end()
  const [, ...parts] = (await printed).split(/^── (\w+) ──\n/m)
  return new Map(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, (parts[at + 1] ?? '').trim()]] : [])))
}

const [old, now] = [await previewOf(before), await previewOf(ROOT)]
const rows = [...now].map(([platform, shown]) => ({
  title: platform,
  sides: [old.get(platform) ?? '', shown] as const,
}))
writeFileSync(values.svg, drawnSideBySide([`before (${values.before})`, 'now'], rows))
