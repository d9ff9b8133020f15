/**
 * Store: what has to outlive the process. How far the bot has read, what waits for an answer, which events are answers.
 * Ids of events and rooms only, each until a day, but for which rooms are encrypted; never a text, never a person.
 */

import { chmodSync, closeSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { makeFolder } from '../shared/folder.ts'
import type { EventId, RoomId } from './api/ids.ts'
import type { SentAnswer, SentAnswerStore } from './message/sent-answers.ts'

/** Something to do. */
export type Task =
  /** An event that may ask something. */
  | { readonly kind: 'event'; readonly id: EventId; readonly room: RoomId }
  | Joining
  /** A room to leave, or an invitation to refuse. */
  | { readonly kind: 'leave'; readonly id: string; readonly room: RoomId }

/** A room to go to. */
export interface Joining {
  readonly kind: 'join'
  readonly id: string
  readonly room: RoomId
  /** A server that knows it, or null. */
  readonly via: string | null
  /** The room that it follows after an upgrade, or null. */
  readonly from: RoomId | null
}

/** What is known of a room. */
type Fact =
  /** It is encrypted, and will be for ever. */
  | 'encrypted'
  /** The bot has said there, within a day, that it cannot read people. */
  | 'explained'
  /** The bot has said there who it is. */
  | 'greeted'
  /** The bot was alone there with one person, or was so until others came. */
  | 'direct'
  | 'grown'
  /** The bot has answered in this thread. */
  | `thread ${EventId}`

const DAY_MS = 24 * 60 * 60_000
/** What waits longer is not answered any more; what is done is known this long. */
const TASK_MS = DAY_MS
const DONE_MS = 3 * DAY_MS
const ANSWER_MS = 30 * DAY_MS
const FACT_MS = 365 * DAY_MS

const VERSION = 2
/** What makes a file of the former version one of this one. */
const UPGRADE = 'ALTER TABLE tasks ADD COLUMN sent INTEGER'
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS tasks (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, room TEXT NOT NULL, via TEXT, origin TEXT,
    waits INTEGER NOT NULL, until INTEGER NOT NULL, sent INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS tasks_until ON tasks (until);
  CREATE TABLE IF NOT EXISTS answers (
    id TEXT PRIMARY KEY, room TEXT NOT NULL, trigger_id TEXT NOT NULL, question TEXT NOT NULL,
    part INTEGER NOT NULL, step INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS answers_trigger ON answers (trigger_id);
  CREATE INDEX IF NOT EXISTS answers_question ON answers (question);
  CREATE INDEX IF NOT EXISTS answers_until ON answers (until);
  CREATE TABLE IF NOT EXISTS facts (
    room TEXT NOT NULL, fact TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (room, fact)) STRICT;
`

type Row = Record<string, string | number | null>

export class Store implements SentAnswerStore {
  private readonly database: DatabaseSync
  private readonly today: () => number
  private readonly statements = new Map<string, StatementSync>()

  /**
   * Opens the file, or makes it, for this process alone. `today` gives milliseconds since 1970. Throws an error with the code `ERR_SQLITE_ERROR` when another
   * one has it open or it is not such a file.
   */
  constructor(path: string, today: () => number) {
    this.today = today
    makeFolder(dirname(path), 0o700)
    closeSync(openSync(path, 'a', 0o600))
    chmodSync(path, 0o600)
    this.database = new DatabaseSync(path)
    this.database.exec('PRAGMA locking_mode = EXCLUSIVE')
    this.database.exec('PRAGMA secure_delete = ON')
    // A crash of the process loses nothing; one of the machine may lose the last moments, which then come again.
    this.database.exec('PRAGMA journal_mode = WAL')
    this.database.exec('PRAGMA synchronous = NORMAL')
    if (this.row('PRAGMA user_version')?.user_version === VERSION - 1) this.database.exec(UPGRADE)
    this.database.exec(SCHEMA)
    this.database.exec(`PRAGMA user_version = ${VERSION}`)
    this.forgetOld()
  }

  /** Where the next sync goes on; null before the first. */
  get since(): string | null {
    return this.setting('since')
  }

  /** When the last sync was there, in milliseconds since 1970; null before the first. */
  get synced(): number | null {
    const synced = this.setting('synced')
    return synced === null ? null : Number(synced)
  }

  /** Which account and device `since` belongs to. */
  get owner(): string | null {
    return this.setting('owner')
  }

  /** Begins anew for an account: nothing of another one is of use but which rooms are encrypted. */
  setOwner(owner: string): void {
    this.database.exec('DELETE FROM settings; DELETE FROM tasks; DELETE FROM answers')
    this.run("DELETE FROM facts WHERE fact <> 'encrypted'")
    this.set('owner', owner)
  }

  /**
   * Stores the tasks of a sync, which was there at `now`, and when its events were `sent`, together with the token where
   * the next one goes on: all or nothing.
   */
  receive(
    since: string,
    tasks: readonly Task[],
    { now, sent }: { readonly now: number; readonly sent: ReadonlyMap<string, number> },
  ): void {
    this.database.exec('BEGIN IMMEDIATE')
    try {
      for (const task of tasks) this.addTask(task, sent.get(task.id) ?? null)
      this.set('since', since)
      this.set('synced', String(now))
      this.forgetOld()
      this.database.exec('COMMIT')
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
  }

  forgetSince(): void {
    this.run("DELETE FROM settings WHERE name IN ('since', 'synced')")
  }

  /** What is to be done still, in the order in which it came. */
  waiting(): Task[] {
    const rows = this.rows('SELECT id, kind, room, via, origin FROM tasks WHERE waits = 1 ORDER BY rowid')
    return rows.map(taskOf)
  }

  /** The task of the last days to follow an upgrade into this room, done or not; null when there is none. */
  upgradeTo(room: RoomId): Joining | null {
    const sql = 'SELECT id, kind, room, via, origin FROM tasks WHERE room = ? AND origin IS NOT NULL'
    const row = this.row(sql, room)
    const task = row === undefined ? null : taskOf(row)
    return task?.kind === 'join' ? task : null
  }

  /** Whether this event was received before. */
  hasSeen(id: EventId): boolean {
    return this.row("SELECT 1 FROM tasks WHERE id = ? AND kind = 'event'", id) !== undefined
  }

  /** Whether it still has to be done. */
  isWaiting(id: string): boolean {
    return this.row('SELECT 1 FROM tasks WHERE id = ? AND waits = 1', id) !== undefined
  }

  /** When an event was sent, in milliseconds since 1970; null when that is not known. */
  sentAt(id: EventId): number | null {
    const sent = this.row('SELECT sent FROM tasks WHERE id = ?', id)?.sent
    return typeof sent === 'number' ? sent : null
  }

  finish(id: string): void {
    this.run('UPDATE tasks SET waits = 0, until = ? WHERE id = ?', this.today() + DONE_MS, id)
  }

  addAnswer({ id, room, trigger, question, part, step }: SentAnswer): void {
    this.run(
      'INSERT OR REPLACE INTO answers (id, room, trigger_id, question, part, step, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      room,
      trigger,
      question,
      part,
      step,
      this.today() + ANSWER_MS,
    )
  }

  answer(id: EventId): SentAnswer | null {
    const row = this.row('SELECT * FROM answers WHERE id = ?', id)
    return row === undefined ? null : answerOf(row)
  }

  /** The parts of what was answered to `trigger`, in order. */
  answersTo(trigger: string): SentAnswer[] {
    return this.rows('SELECT * FROM answers WHERE trigger_id = ? ORDER BY part', trigger).map(answerOf)
  }

  /** All that was said because of this event, also what its answer led to. */
  answersAbout(event: EventId): SentAnswer[] {
    const sql = 'SELECT * FROM answers WHERE trigger_id = ? OR question = ? ORDER BY rowid'
    return this.rows(sql, event, event).map(answerOf)
  }

  removeAnswer(id: EventId): void {
    this.run('DELETE FROM answers WHERE id = ?', id)
  }

  knows(room: RoomId, fact: Fact): boolean {
    return this.row('SELECT 1 FROM facts WHERE room = ? AND fact = ?', room, fact) !== undefined
  }

  unlearn(room: RoomId, fact: Fact): void {
    this.run('DELETE FROM facts WHERE room = ? AND fact = ?', room, fact)
  }

  learn(room: RoomId, fact: Fact): void {
    this.run(
      'INSERT OR REPLACE INTO facts (room, fact, until) VALUES (?, ?, ?)',
      room,
      fact,
      this.today() + lifeOf(fact),
    )
  }

  /** Drops what is stored about a room, but for what holds when the bot comes back: its encryption, and the greeting. */
  forgetRoom(room: RoomId): void {
    this.run("DELETE FROM tasks WHERE room = ? AND (kind = 'event' OR waits = 0)", room)
    this.run('DELETE FROM answers WHERE room = ?', room)
    this.run("DELETE FROM facts WHERE room = ? AND fact NOT IN ('encrypted', 'greeted')", room)
  }

  close(): void {
    this.database.close()
  }

  private setting(name: string): string | null {
    const row = this.row('SELECT value FROM settings WHERE name = ?', name)
    return row === undefined ? null : String(row.value)
  }

  private set(name: string, value: string): void {
    this.run('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)', name, value)
  }

  private addTask(task: Task, sent: number | null): void {
    const { id, kind, room } = task
    const via = task.kind === 'join' ? task.via : null
    const origin = task.kind === 'join' ? task.from : null
    this.run(
      `INSERT OR IGNORE INTO tasks (id, kind, room, via, origin, waits, until, sent) VALUES (?, ?, ?, ?, ?, 1, ?, ?)`,
      id,
      kind,
      room,
      via,
      origin,
      this.today() + TASK_MS,
      sent === null ? null : Math.round(sent),
    )
  }

  private forgetOld(): void {
    for (const table of ['tasks', 'answers']) this.run(`DELETE FROM ${table} WHERE until <= ?`, this.today())
    this.run("DELETE FROM facts WHERE until <= ? AND fact <> 'encrypted'", this.today())
  }

  private run(sql: string, ...values: (string | number | null)[]): void {
    this.statement(sql).run(...values)
  }

  private row(sql: string, ...values: string[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined
  }

  private rows(sql: string, ...values: string[]): Row[] {
    return this.statement(sql).all(...values) as Row[]
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql) ?? this.database.prepare(sql)
    this.statements.set(sql, known)
    return known
  }
}

/** Milliseconds that a fact is known. */
function lifeOf(fact: Fact): number {
  if (fact === 'explained') return DAY_MS
  return fact.startsWith('thread ') ? ANSWER_MS : FACT_MS
}

function taskOf({ id, kind, room, via, origin }: Row): Task {
  const common = { id: id as EventId, room: room as RoomId }
  if (kind !== 'join') return { ...common, kind: kind === 'leave' ? 'leave' : 'event' }
  const textOf = (value: Row[string] | undefined) => (typeof value === 'string' ? value : null)
  return { ...common, kind, via: textOf(via), from: textOf(origin) as RoomId | null }
}

function answerOf({ id, room, trigger_id, question, part, step }: Row): SentAnswer {
  return {
    id: id as EventId,
    room: room as RoomId,
    trigger: trigger_id as EventId,
    question: question as EventId,
    part: Number(part),
    step: Number(step),
  }
}
