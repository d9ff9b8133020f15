/** Loaders: what Element's own build makes of its files (icons, styles, sources that it names by other paths), for esbuild. */

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'

/** The part of esbuild's plugins that is needed here. */
export interface Build {
  onResolve(options: { filter: RegExp }, find: (file: Asked) => Found | undefined | Promise<unknown>): void
  onLoad(
    options: { filter: RegExp; namespace?: string },
    load: (file: { path: string }) => Loaded | undefined | Promise<Loaded>,
  ): void
  resolve(path: string, options: object): Promise<unknown>
}

interface Asked {
  readonly path: string
  readonly importer: string
  readonly resolveDir: string
  readonly kind: string
  readonly pluginData: unknown
}

interface Found {
  readonly path: string
  readonly namespace?: string
}

interface Loaded {
  readonly contents: string
  readonly loader: string
  readonly resolveDir?: string
}

type Processor = { process(css: string, options: object): Promise<{ css: string }> }
type Plugin = (options?: object) => unknown

/** A plugin of esbuild for the packages in `folder`. */
export function elementLoaders(folder: string) {
  const sdk = resolve(folder, 'node_modules/matrix-react-sdk')
  const load = createRequire(`${folder}/`)
  const [postcss, partial, mixins, variables, nested, easings, hexrgba] = [
    ...['postcss', 'postcss-import', 'postcss-mixins', 'postcss-simple-vars', 'postcss-nested'],
    ...['postcss-easings', 'postcss-hexrgba'],
  ].map(name => functionOf(load(name))) as [(plugins: unknown[]) => Processor, ...Plugin[]]
  const parser = load('postcss-scss')
  const styles = postcss(
    [partial?.(), mixins?.(), variables?.({ silent: true }), nested?.(), easings?.(), hexrgba?.()].filter(
      Boolean,
    ),
  )
  const ofSdk = (importer: string) => importer.includes('matrix-react-sdk/lib')

  return {
    name: 'element',
    setup(build: Build): void {
      // Workers, recorders and modules of Node are asked for and not needed.
      build.onResolve(
        { filter: /^(fs|path|\$webapp\/.*)$|opus-recorder|RecorderWorklet|Worker$|\.worker$/ },
        ({ path }) => (/factory/i.test(path) ? undefined : { path: 'nothing', namespace: 'empty' }),
      )
      build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '{}', loader: 'json' }))

      build.onResolve({ filter: /\.svg$/ }, ({ path, kind, resolveDir }) =>
        kind === 'url-token' || !path.startsWith('.')
          ? undefined
          : { path: resolve(resolveDir, path), namespace: 'icon' },
      )
      build.onLoad({ filter: /.*/, namespace: 'icon' }, ({ path }) => ({
        contents: iconOf(readFileSync(firstOf(path, [path.replace('/lib/', '/')]), 'utf8')),
        loader: 'js',
        resolveDir: sdk,
      }))

      build.onResolve({ filter: /^!!raw-loader!/ }, ({ path, resolveDir }) => {
        const source = resolve(resolveDir, path.slice('!!raw-loader!'.length)).replace('/lib/', '/src/')
        return { path: firstOf(`${source}.js`, [source]), namespace: 'raw' }
      })
      build.onLoad({ filter: /.*/, namespace: 'raw' }, ({ path }) => ({
        contents: readFileSync(path, 'utf8'),
        loader: 'text',
      }))

      // Compiled files name sources, of their own package and of the whole program.
      build.onResolve({ filter: /(^|\/)src\/|^\..*\.tsx?$/ }, ({ path, importer, resolveDir }) => {
        if (!ofSdk(importer)) return undefined
        const named = path.startsWith('.') ? resolve(resolveDir, path) : resolve(folder, 'node_modules', path)
        const base = named.replace('matrix-react-sdk/src/', 'matrix-react-sdk/lib/').replace(/\.tsx?$/, '')
        const found = [`${base}.js`, `${base}/index.js`, base].find(existsSync)
        return found === undefined || !ofSdk(found) ? undefined : { path: found }
      })

      const icons = 'node_modules/@vector-im/compound-design-tokens/assets/web/icons'
      build.onResolve(
        { filter: /^@vector-im\/compound-design-tokens\/assets\/web\/icons\/[\w-]+$/ },
        ({ path }) => {
          const named = [path.split('/').at(-1), 'error'].map(name => resolve(sdk, icons, String(name)))
          const files = named.flatMap(base => ['.js', '.cjs', '/index.js'].map(end => base + end))
          return { path: firstOf('', files) }
        },
      )

      // One React, the one that its pages are made for.
      build.onResolve({ filter: /^(react|react-dom)(\/.*)?$/ }, ({ path, kind, pluginData }) =>
        pluginData === sdk ? undefined : build.resolve(path, { resolveDir: sdk, kind, pluginData: sdk }),
      )
      build.onLoad({ filter: /matrix-react-sdk\/lib\/.*\.js$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8')
        return text.includes('import.meta.url')
          ? { contents: text.replaceAll('import.meta.url', 'document.baseURI'), loader: 'js' }
          : undefined
      })

      build.onLoad({ filter: /\.pcss$/ }, async ({ path }) => {
        const { css } = await styles.process(readFileSync(path, 'utf8'), { from: path, parser })
        const contents = css.replace(/url\((['"]?)\$\(res\)\/?/g, `url($1${sdk}/res/`)
        return { contents, loader: 'css', resolveDir: dirname(path) }
      })
    },
  }
}

function functionOf(module: unknown): unknown {
  return typeof module === 'function' ? module : (module as { default: unknown }).default
}

function firstOf(otherwise: string, paths: readonly string[]): string {
  return paths.find(existsSync) ?? otherwise
}

/** A module as Element imports icons: an address, and a component. */
function iconOf(svg: string): string {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const html = JSON.stringify({ __html: svg.replace(/<\?xml.*?\?>/, '') })
  return `const { createElement } = require('react')
exports.__esModule = true
exports.default = ${JSON.stringify(address)}
exports.Icon = ({ className, style }) => createElement('span', {
  className, style: { display: 'inline-flex', ...style }, dangerouslySetInnerHTML: ${html},
})`
}
