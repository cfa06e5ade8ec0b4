import { readdir, readFile } from 'node:fs/promises'
import { splitStatements, withoutComments } from './split-statements.ts'

/** A migration as its file describes it. */
export interface Migration {
  readonly name: string
  /** The oldest release that works on a database with it, from the line `-- Oldest release: 0.1.0`. */
  readonly oldestRelease: string | undefined
  /** Why older ones do not, from the same line: `-- Oldest release: 0.2.0, which no longer reads users.name`. */
  readonly reason: string | undefined
  readonly steps: readonly Step[]
}

/** Applied one by one. Each is a transaction, or can be repeated. */
export type Step = TransactionStep | IndexStep | ConcurrentStep | BatchesStep

export interface TransactionStep {
  readonly kind: 'transaction'
  readonly text: string
}

/** `create index concurrently`. */
export interface IndexStep {
  readonly kind: 'index'
  readonly text: string
  readonly unique: boolean
  readonly index: string
  readonly table: string
  /** What follows the name of the table. */
  readonly rest: string
}

/** Another statement that PostgreSQL refuses in a transaction. It can be repeated. */
export interface ConcurrentStep {
  readonly kind: 'concurrent'
  readonly text: string
}

/** A statement that is run for some rows of a table at a time: those for which {@link batchMark} in it holds. */
export interface BatchesStep {
  readonly kind: 'batches'
  readonly text: string
  readonly table: string
  /** The columns of a unique key, in its order. */
  readonly columns: readonly string[]
}

export const batchMark = '{batch}'

const outsideMark = '-- Outside a transaction.'

/** The migrations of this version, in their order. */
export async function migrationFiles(folder: URL): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
}

export async function readMigration(folder: URL, name: string): Promise<Migration> {
  return parseMigration(name, await readFile(new URL(name, folder), 'utf8'))
}

/** @throws Error when the file says something that can't be followed. */
export function parseMigration(name: string, text: string): Migration {
  const release = /^-- Oldest release: (\d+\.\d+\.\d+)(?:, (.+?))?\.?$/m.exec(headOf(text))
  if (release === null && /^-- *oldest release/im.test(text))
    throw new Error(`${name}: write the line as "-- Oldest release: 0.1.0", above the first statement.`)
  const steps: Step[] = text.startsWith(outsideMark)
    ? splitStatements(text).map((statement) => stepOf(name, statement))
    : [{ kind: 'transaction', text }]
  if (new Set(steps.map((step) => step.text)).size !== steps.length)
    throw new Error(`${name} has a statement twice, so it can't be known which of them was applied.`)
  return { name, oldestRelease: release?.[1], reason: release?.[2], steps }
}

/** The comments above the first statement. */
function headOf(text: string): string {
  return /^(?:(?:--[^\n]*)?\n)*/.exec(text)?.[0] ?? ''
}

function stepOf(name: string, text: string): Step {
  const statement = withoutComments(text)
  const [, table, columns] = /^-- In batches of (\w+) by (\w+(?:, \w+)*)\.$/m.exec(text) ?? []
  if ((table === undefined) === statement.includes(batchMark))
    throw new Error(`${name}: ${batchMark} and the line "-- In batches of TABLE by COLUMN, COLUMN." need each other.`)
  if (table !== undefined && columns !== undefined)
    return { kind: 'batches', text, table, columns: columns.split(', ') }
  const [, unique, index, indexed, rest] =
    /^create (unique )?index concurrently (\w+) on (\w+)\b([\s\S]*)$/i.exec(statement) ?? []
  if (index !== undefined && indexed !== undefined && rest !== undefined && !/^(if|on)$/i.test(index))
    return { kind: 'index', text, unique: unique !== undefined, index, table: indexed, rest }
  if (/^(create (unique )?index|drop index|reindex|refresh materialized view)\b/i.test(statement)) {
    if (/^create (unique )?index concurrently\b/i.test(statement))
      throw new Error(
        `${name}: write "create index concurrently NAME on TABLE …". A repetition drops what is left of it.`,
      )
    if (/\bconcurrently\b/i.test(statement)) return { kind: 'concurrent', text }
  }
  return { kind: 'transaction', text }
}
