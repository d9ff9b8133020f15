/** Copies of real sites whose files are edited at random, and all that they said meanwhile. */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

const HEAD = '---\ntitle: Značka\n---\n'
const BROKEN = '---\ntitle: [\n---\nTohle nikdo neříká.\n'
/** Prose, which can be taken away without changing how the rest is read. */
const PROSE = /^\p{Lu}[^<>{}|[\]*_`#:\n]*[.!?]$/u

/** A content file that is edited. */
interface Edited {
  readonly folder: string
  readonly original: string
  name: string
  /** What it says, also while it is broken; null while it is removed. */
  text: string | null
  isBroken: boolean
}

/** The copies of the sites, with what their files said in this round of edits and in the one before. */
export class EditedSites {
  readonly files: readonly Edited[]
  readonly next: () => number
  private readonly marked: Edited
  private said = new Map<string, Set<string>>()
  private saidBefore = new Map<string, Set<string>>()
  /** Those that were renamed: broken before they were read, they could not be told from new ones. */
  private readonly moved = new Set<Edited>()
  private edits = 0
  private changes = 0

  /** Copies `sites` into `root`; `next` gives the numbers that decide what is edited. */
  constructor(root: string, sites: readonly string[], next: () => number) {
    this.next = next
    this.files = sites.flatMap(site => {
      const copy = join(root, basename(site))
      cpSync(site, copy, { recursive: true })
      return readdirSync(copy, { recursive: true, encoding: 'utf8' })
        .filter(
          name => name.endsWith('.md') && !name.includes('README') && !/(?:^|\/)[._](?!program)/.test(name),
        )
        .map(name => {
          const text = readFileSync(join(copy, name), 'utf8')
          return { folder: copy, original: text, name, text, isBroken: false }
        })
    })
    this.marked = {
      folder: this.folders[0] ?? root,
      original: '',
      name: '_program/znacka.md',
      text: null,
      isBroken: false,
    }
    this.settle()
  }

  get folders(): readonly string[] {
    return [...new Set(this.files.map(file => file.folder))]
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T
  }

  /** What a file said; what it never said when nothing of it was edited is read from the disk. */
  versions(folder: string, name: string): readonly string[] {
    const path = join(folder, name)
    const said = [...(this.said.get(path) ?? []), ...(this.saidBefore.get(path) ?? [])]
    return said.length > 0 || !existsSync(path) ? said : [readFileSync(path, 'utf8')]
  }

  /**
   * Whatever was said before the round that ends here is answered by nobody from now on; but for broken files, which
   * answer as they were when they were read last.
   */
  settle(): void {
    const before = this.saidBefore
    this.saidBefore = this.said
    this.said = new Map()
    this.moved.clear()
    for (const file of [...this.files, this.marked]) {
      this.remember(file)
      const path = join(file.folder, file.name)
      if (file.isBroken) for (const text of before.get(path) ?? []) this.said.get(path)?.add(text)
    }
  }

  /** Edits a file at random, or many; the kind is told. */
  edit(): string {
    this.edits++
    const before = this.changes
    for (;;) {
      const kind = this.tryToEdit()
      if (this.changes > before) return kind
    }
  }

  private tryToEdit(): string {
    const kinds = [
      'sentence',
      'paragraph',
      'removal',
      'rename',
      'break',
      'restore',
      'delete',
      'checkout',
    ] as const
    const kind = this.pick(kinds)
    const file = this.pick(this.files)
    if (kind === 'checkout')
      for (let at = 0; at < 40; at++) this.change(this.pick(this.files), this.pick(kinds))
    else this.change(file, kind)
    return kind
  }

  /** Four words that stand one after another in one of the files. */
  words(): string {
    const words = (this.pick(this.files).text ?? '').match(/\p{L}{5,}/gu) ?? ['potok']
    const at = Math.floor(words.length * 0.7)
    return words.slice(at, at + 4).join(' ')
  }

  /** A sentence of its own in a file that is edited in no other way. */
  mark(word: string): void {
    this.write(this.marked, `${HEAD}Postavíme ${word} vedle radnice.\n`)
  }

  private change(file: Edited, kind: string): void {
    const text = file.text ?? file.original
    const parts = text.split('\n\n')
    const prose = parts.flatMap((part, at) => (at > 0 && PROSE.test(part) ? [at] : []))
    const at = this.pick(prose)
    if (kind === 'rename') this.rename(file)
    else if (kind === 'delete') this.remove(file)
    else if (kind === 'break') this.break(file)
    else if (kind === 'restore' || at === undefined) this.write(file, file.original)
    else if (kind === 'removal') this.write(file, parts.toSpliced(at, 1).join('\n\n'))
    else {
      const isNew = kind === 'paragraph'
      const sentence = `${isNew ? 'Letos' : 'Napřesrok'} opravíme lávku číslo ${this.edits} přes potok.`
      this.write(
        file,
        parts.toSpliced(at, isNew ? 0 : 1, isNew ? sentence : `${parts[at]} ${sentence}`).join('\n\n'),
      )
    }
  }

  private rename(file: Edited): void {
    if (file.text === null || file.isBroken) return
    const name = file.name.replace(/(?:-presun\d+)?\.md$/, `-presun${this.edits}.md`)
    if (existsSync(join(file.folder, name))) return
    renameSync(join(file.folder, file.name), join(file.folder, name))
    file.name = name
    this.changes++
    this.moved.add(file)
    this.remember(file)
  }

  private remove(file: Edited): void {
    if (file.text === null) return
    rmSync(join(file.folder, file.name), { force: true })
    this.changes++
    Object.assign(file, { text: null, isBroken: false })
    this.moved.add(file)
  }

  private break(file: Edited): void {
    if (file.text === null || file.isBroken || this.moved.has(file)) return
    this.changes++
    file.isBroken = true
    writeFileSync(join(file.folder, file.name), BROKEN)
  }

  private write(file: Edited, text: string): void {
    if (file.text === text && !file.isBroken) return
    this.changes++
    if (file.text === null) this.moved.add(file)
    Object.assign(file, { text, isBroken: false })
    const path = join(file.folder, file.name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    this.remember(file)
  }

  private remember({ folder, name, text }: Edited): void {
    if (text === null) return
    const path = join(folder, name)
    this.said.set(path, (this.said.get(path) ?? new Set()).add(text))
  }
}

/** A word that stands nowhere else, another one for each number below 156. */
export function rareWord(at: number): string {
  return `zkušebnost${'abcdefghijklmnopqrstuvwxyz'[at % 26]}${'aeiouy'[Math.floor(at / 26) % 6]}`
}
