/** The core with some of its modules replaced: what it does without a mechanism that no weight switches off. */

import { registerHooks } from 'node:module'

interface Replacement {
  readonly module: URL
  /** Has the same exports, and does nothing or less. */
  readonly by: URL
}

const src = (path: string) => new URL(`../../src/${path}`, import.meta.url)

const REPLACEMENTS = {
  noise: { module: src('question/noise.ts'), by: new URL('./without/noise.ts', import.meta.url) },
  law: { module: src('question/law.ts'), by: new URL('./without/law.ts', import.meta.url) },
  circumstance: {
    module: src('question/circumstance.ts'),
    by: new URL('./without/circumstance.ts', import.meta.url),
  },
  years: { module: src('question/years.ts'), by: new URL('./without/years.ts', import.meta.url) },
  scope: { module: src('search/scope.ts'), by: new URL('./without/scope.ts', import.meta.url) },
  names: { module: src('search/query-term.ts'), by: new URL('./without/query-term.ts', import.meta.url) },
  sure: { module: src('answer/judgement.ts'), by: new URL('./without/judgement.ts', import.meta.url) },
  no: { module: src('answer/judgement.ts'), by: new URL('./without/no.ts', import.meta.url) },
  missing: {
    module: src('answer/wanted-detail.ts'),
    by: new URL('./without/missing-detail.ts', import.meta.url),
  },
  premise: { module: src('question/premise.ts'), by: new URL('./without/premise.ts', import.meta.url) },
  reading: { module: src('answer/reading.ts'), by: new URL('./without/reading.ts', import.meta.url) },
} satisfies Record<string, Replacement>

export type Replaced = keyof typeof REPLACEMENTS

/** The parameter of an address that says what is replaced; each set of replacements is a core of its own. */
const WITHOUT = 'without'

const replaced = new Set<Replaced>()

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const parent = new URL(context.parentURL ?? import.meta.url)
    const names = parent.searchParams.get(WITHOUT)
    if (names === null || !resolved.url.startsWith(src('').href)) return resolved
    const name = (names.split(',') as Replaced[]).find(
      each => REPLACEMENTS[each].module.href === resolved.url,
    )
    // A replacement may import what it replaces.
    if (name === undefined || parent.pathname === REPLACEMENTS[name].by.pathname)
      return { ...resolved, url: withNames(resolved.url, names) }
    replaced.add(name)
    return { ...resolved, url: withNames(REPLACEMENTS[name].by.href, names) }
  },
})

function withNames(url: string, names: string): string {
  const address = new URL(url)
  address.searchParams.set(WITHOUT, names)
  return address.href
}

/** A module of the core without these. Throws when one of them is no part of it any more. */
async function load<Module>(path: string, names: readonly Replaced[]): Promise<Module> {
  const { href } = src(path)
  const core = await import(names.length === 0 ? href : withNames(href, names.join()))
  for (const name of names)
    if (!replaced.has(name)) throw new Error(`${REPLACEMENTS[name].module.pathname} is imported by nothing.`)
  return core
}

/** What answers questions, over a core without these. */
export function answerWithout(names: readonly Replaced[]) {
  return load<typeof import('../../src/answer/answer.ts')>('answer/answer.ts', names)
}

/** The engine around it. */
export function engineWithout(names: readonly Replaced[]) {
  return load<typeof import('../../src/engine/engine.ts')>('engine/engine.ts', names)
}

/** What has to be replaced for a system that always answers. */
export const NEVER_NO: readonly Replaced[] = ['no', 'missing']
