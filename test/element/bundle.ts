/** Bundle: Element Web built from the packages of npm into a folder of static files. */

import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { elementLoaders } from './loaders.ts'

interface Esbuild {
  build(options: object): Promise<unknown>
}

const APP = ['app.js', 'globals.js']
const FILES = 'svg png ogg mp3 wasm woff2 woff ttf gif json5'.split(' ')
const PAGE = `<!doctype html>
<html lang="cs">
<meta charset="utf-8">
<title>Element</title>
<link rel="stylesheet" href="/theme.css">
<body style="height: 100vh; margin: 0" class="cpd-theme-light">
<div id="matrixchat" style="height: 100%"></div>
<script type="module" src="/app.js"></script>
</body>
</html>
`

/** Builds it of what `install.sh` got into `folder`, and gives the folder of the files. */
export async function bundleElement(folder: string): Promise<string> {
  const { build } = createRequire(`${folder}/`)('esbuild') as Esbuild
  const out = join(folder, 'out')
  const sdk = join(folder, 'node_modules/matrix-react-sdk')
  for (const name of APP) cpSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name))
  const shared = { absWorkingDir: folder, bundle: true, logLevel: 'error' }
  await build({
    ...shared,
    entryPoints: { app: 'app.js', theme: join(sdk, 'res/themes/light/css/light.pcss') },
    ...{ outdir: out, format: 'esm', splitting: true, publicPath: '/', assetNames: 'assets/[name]-[hash]' },
    loader: Object.fromEntries(FILES.map(end => [`.${end}`, 'file'])),
    inject: ['globals.js'],
    define: {
      global: 'window',
      'process.env.NODE_ENV': '"production"',
      'process.env.VERSION': '"1.11"',
    },
    mainFields: ['browser', 'module', 'main'],
    plugins: [elementLoaders(folder)],
  })
  await build({
    ...shared,
    entryPoints: [join(sdk, 'src/workers/indexeddb.worker.ts')],
    ...{ outfile: join(out, 'indexeddb.worker.ts'), format: 'iife', define: { global: 'self' } },
  })
  mkdirSync(join(out, 'i18n'), { recursive: true })
  cpSync(join(sdk, 'src/i18n/strings/en_EN.json'), join(out, 'i18n/en_EN.json'))
  writeFileSync(join(out, 'i18n/languages.json'), '{"en":"en_EN.json"}')
  writeFileSync(join(out, 'index.html'), PAGE)
  return out
}
