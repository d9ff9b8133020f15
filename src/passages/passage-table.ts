/** Passage table: what is looked at of all passages at once, as numbers and codes, so that none of them is read for it. */

import { crc32 } from 'node:zlib'
import type { Passage, Source } from '../model.ts'
import { lineBytes, linesIn, numberBytes, numbersIn, type Parts } from '../packed-file.ts'
import { PackedStrings } from '../packed-strings.ts'
import type { Passages } from './passages.ts'
import { type Role, roleOf } from './role.ts'
import { sectionKey } from './section.ts'
import { copiesOf, sourcesOf } from './sources.ts'

const ROLES: readonly (Role | null)[] = [null, 'promise', 'fact']
const CODES = 'codes'
const NONE = new Uint8Array()

/** A file by its folder and its path in there. */
export type FileName = Pick<Source, 'folder' | 'file'>

export class PassageTable {
  /** Each file that a passage stands in, once. */
  readonly files: readonly FileName[]
  /**
   * Group of each passage: those of one group stand at the same places, of the same years, and all of them say something alone or
   * none does. Groups are numbered in the order of their first passages.
   */
  readonly groups: Uint32Array
  /** Number of the first passage of each group. */
  readonly firsts: readonly number[]
  private readonly codes: PackedStrings
  /** Checksums of the sections that passages stand in, and of the paths of their files. */
  private readonly sections: Uint32Array
  private readonly paths: Uint32Array
  private readonly roles: Uint8Array
  private readonly parts: Parts

  /** Reads what `save` gave. */
  constructor({ files = NONE, groups = NONE, sections = NONE, paths = NONE, roles = NONE, ...parts }: Parts) {
    this.files = linesIn(files).map(line => JSON.parse(line) as FileName)
    this.groups = numbersIn(groups)
    this.firsts = firstsOf(this.groups)
    this.codes = new PackedStrings(parts, CODES)
    this.sections = numbersIn(sections)
    this.paths = numbersIn(paths)
    this.roles = roles
    this.parts = { files, groups, sections, paths, roles, ...this.codes.save() }
  }

  static of(passages: Passages): PassageTable {
    const files = new Set<string>()
    const [groups, sections, paths] = Array.from({ length: 3 }, () => new Uint32Array(passages.length)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ]
    const roles = new Uint8Array(passages.length)
    const codes: string[] = []
    const numbers = new Map<string, number>()
    for (const passage of passages) {
      const id = codes.push(passage.code) - 1
      for (const { folder, file } of sourcesOf(passage)) files.add(JSON.stringify({ folder, file }))
      const name = groupName(passage)
      const group = numbers.get(name) ?? numbers.size
      numbers.set(name, group)
      groups[id] = group
      sections[id] = crc32(sectionKey(passage))
      paths[id] = crc32(passage.source.file)
      roles[id] = ROLES.indexOf(roleOf(passage))
    }
    return new PassageTable({
      ...{ files: lineBytes([...files]), roles, groups: numberBytes(groups) },
      ...{ sections: numberBytes(sections), paths: numberBytes(paths) },
      ...PackedStrings.partsOf(CODES, codes),
    })
  }

  save(): Parts {
    return this.parts
  }

  /** Number of the passage whose code ends with `end`, the first of several; null where there is none. */
  endingWith(end: string): number | null {
    return this.codes.endingWith(end).next().value ?? null
  }

  /** Number of the passage with that code; null where there is none. */
  numberOf(code: string): number | null {
    return this.codes.endingWith(code).find(id => this.codes.at(id) === code) ?? null
  }

  roleOf(id: number): Role | null {
    return ROLES[this.roles[id] ?? 0] ?? null
  }

  /** Numbers of passages, those that stand in the section of a key among them; others may be. */
  nearSection(key: string): Generator<number> {
    return placesOf(this.sections, crc32(key))
  }

  /** Those of passages that stand in a file of that path, in whichever folder; others may be among them. */
  nearFile(ids: readonly number[], path: string): readonly number[] {
    const checksum = crc32(path)
    return ids.filter(id => this.paths[id] === checksum)
  }
}

/** Passages of a group have all in common that decides where they may answer, but for their words. */
function groupName(passage: Passage): string {
  const copies = copiesOf(passage).map(({ place, year, leftover }) => [place, year, leftover].join('\n'))
  return [passage.standalone, ...copies].join('\t')
}

function firstsOf(groups: Uint32Array): number[] {
  const firsts: number[] = []
  for (let id = 0; id < groups.length; id++) if (groups[id] === firsts.length) firsts.push(id)
  return firsts
}

function* placesOf(numbers: Uint32Array, number: number): Generator<number> {
  for (let at = numbers.indexOf(number); at >= 0; at = numbers.indexOf(number, at + 1)) yield at
}
