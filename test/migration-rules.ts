import type { Client } from 'pg'
import { batchMark, type Migration, type Step } from '#platform/migrations/migration-file.ts'
import { isOlderRelease } from '#platform/migrations/releases.ts'
import { withoutComments } from '#platform/migrations/split-statements.ts'

/** Tables whose rows can be read and locked as a whole, with the reason. */
export const smallTables: Readonly<Record<string, string>> = {
  clean_up_runs: 'a row for each table that is cleaned up',
  data_keys: 'a row for each purpose of a key',
  environments: 'a row for each environment; requests wait for none of its writes',
  event_cursors: 'a row for each follower of the events',
  job_processes: 'a row for each process',
  schema_migrations: 'a row for each migration',
  signing_keys: 'a few rows for each environment',
}

/**
 * Applies a migration, and says what in it would stop or break a server that runs meanwhile: of this release or of the one
 * before. PostgreSQL itself is asked what was locked and changed, so it doesn't matter how a statement is written.
 *
 * @param release the number of this release.
 */
export async function findMigrationFaults(client: Client, migration: Migration, release: string): Promise<string[]> {
  const faults: string[] = []
  const { oldestRelease, reason } = migration
  if (oldestRelease === undefined)
    faults.push('state the oldest release that works with it: "-- Oldest release: 0.1.0."')
  else if (isOlderRelease(release, oldestRelease))
    faults.push(`its oldest release ${oldestRelease} is newer than this one, ${release}`)
  const before = await lookAt(client)
  for (const step of migration.steps) faults.push(...(await applyStep(client, step, before)))
  const contractions = findContractions(before, await lookAt(client))
  if (reason === undefined)
    faults.push(
      ...contractions.map((each) => `${each}: say since when no release needs it: "-- Oldest release: 0.2.0, which …"`),
    )
  return [...new Set(faults)].map((fault) => `${migration.name}: ${fault}`)
}

/** @param original what was there before the migration: of its own tables no one has anything yet. */
async function applyStep(client: Client, step: Step, original: Schema): Promise<string[]> {
  if (step.kind === 'index') {
    await client.query(withoutComments(step.text).replace(/\bconcurrently\b/i, ''))
    return []
  }
  if (step.kind === 'concurrent') {
    await client.query(step.text)
    return []
  }
  if (step.kind === 'batches') {
    await client.query(step.text.replaceAll(batchMark, 'true'))
    return []
  }
  const before = await lookAt(client)
  await client.query('begin')
  await client.query(step.text)
  const [after, locks] = [await lookAt(client), await listLocks(client)]
  await client.query('commit')
  const concerns = (table: string) => original.tables.has(table) && !(table in smallTables)
  return findStops(before, after, locks, concerns, withoutComments(step.text))
}

function findStops(
  before: Schema,
  after: Schema,
  locks: readonly Lock[],
  concerns: (table: string) => boolean,
  statement: string,
): string[] {
  const faults: string[] = []
  for (const [name, { table }] of added(before.indexes, after.indexes))
    if (concerns(table)) faults.push(`the index ${name} keeps writers of ${table} out: create it concurrently`)
  for (const [name, { table, validated }] of after.constraints) {
    const was = before.constraints.get(name)
    if (was === undefined && validated && concerns(table))
      faults.push(
        `the constraint ${name} is checked while ${table} is locked: add it "not valid", and validate it later`,
      )
    if (
      was?.validated === false &&
      validated &&
      concerns(table) &&
      !/^alter table \w+ validate constraint \w+$/i.test(statement)
    )
      faults.push(`the constraint ${name} is validated while ${table} is locked: validate it in a statement of its own`)
  }
  for (const [name, { notNull, table, column }] of after.columns) {
    const isProven = [...before.constraints.values()].some(
      (each) => each.table === table && each.validated && each.definition === `CHECK ((${column} IS NOT NULL))`,
    )
    if (before.columns.get(name)?.notNull === false && notNull && concerns(table) && !isProven)
      faults.push(`${name} is read while ${table} is locked: validate a check "${column} is not null" before`)
  }
  for (const [table, { file }] of after.tables) {
    const was = before.tables.get(table)?.file
    if (was !== undefined && was !== file && concerns(table))
      faults.push(`the table ${table} is rewritten while it is locked`)
  }
  const exclusively = tablesLocked(locks, 'AccessExclusiveLock').filter(concerns)
  if (exclusively.length > 1)
    faults.push(`it locks several tables (${exclusively.join(', ')}), each until it has the next: use a file for each`)
  for (const table of tablesLocked(locks, 'RowExclusiveLock').filter(concerns))
    faults.push(`rows of ${table} are changed in one transaction: change them in batches`)
  return faults
}

/** What the release before may miss or stumble over. */
function findContractions(before: Schema, after: Schema): string[] {
  const faults: string[] = []
  const isOld = (table: string) => before.tables.has(table)
  for (const table of before.tables.keys()) if (!after.tables.has(table)) faults.push(`the table ${table} is gone`)
  for (const [name, was] of before.columns) {
    const is = after.columns.get(name)
    if (is === undefined) {
      if (after.tables.has(was.table)) faults.push(`the column ${name} is gone`)
    } else if (was.type !== is.type) faults.push(`the column ${name} has another type`)
    else if (!was.notNull && is.notNull) faults.push(`the column ${name} must have a value`)
    else if (was.hasDefault && !is.hasDefault && is.notNull) faults.push(`the column ${name} has lost its default`)
  }
  for (const [name, { table, notNull, hasDefault }] of added(before.columns, after.columns))
    if (isOld(table) && notNull && !hasDefault) faults.push(`the new column ${name} must have a value`)
  const isNewColumn = (table: string) => (column: string) => !before.columns.has(`${table}.${column}`)
  for (const [name, { table, unique, columns }] of added(before.indexes, after.indexes))
    if (isOld(table) && unique && !columns.some(isNewColumn(table)))
      faults.push(`the unique index ${name} refuses rows`)
  for (const [name, { table, columns }] of added(before.constraints, after.constraints))
    if (isOld(table) && !columns.some(isNewColumn(table))) faults.push(`the constraint ${name} refuses rows`)
  return faults
}

function added<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): [string, T][] {
  return [...after].filter(([name]) => !before.has(name))
}

interface Schema {
  /** Without partitions, of which the same is true. */
  tables: Map<string, { file: number }>
  columns: Map<string, { table: string; column: string; type: string; notNull: boolean; hasDefault: boolean }>
  indexes: Map<string, { table: string; unique: boolean; columns: string[] }>
  /** Checks, foreign keys and exclusions; the others are indexes. */
  constraints: Map<string, { table: string; validated: boolean; definition: string; columns: string[] }>
}

async function lookAt(client: Client): Promise<Schema> {
  const read = async <T>(text: string) =>
    new Map((await client.query<T & { name: string }>(text)).rows.map((row) => [row.name, row as T]))
  const inPublic = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
  const columnsOf = (numbers: string) => `array(select a.attname::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum = any(${numbers}))`
  return {
    tables: await read(`select c.relname as name, c.relfilenode::integer as file from pg_class c where ${inPublic}`),
    columns: await read(`
      select c.relname || '.' || a.attname as name, c.relname as table, a.attname as column,
        format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
        a.atthasdef or a.attidentity <> '' as "hasDefault"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where ${inPublic}`),
    indexes: await read(`
      select x.indexrelid::regclass::text as name, c.relname as table, x.indisunique as unique,
        ${columnsOf('x.indkey::smallint[]')} as columns
      from pg_index x join pg_class c on c.oid = x.indrelid where ${inPublic}`),
    constraints: await read(`
      select c.relname || '.' || k.conname as name, c.relname as table, k.convalidated as validated,
        pg_get_constraintdef(k.oid) as definition, ${columnsOf('k.conkey')} as columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype in ('c', 'f', 'x') and ${inPublic}`),
  }
}

interface Lock {
  table: string
  mode: string
}

/** What this transaction holds. A partition counts as its table. */
async function listLocks(client: Client): Promise<Lock[]> {
  const { rows } = await client.query<Lock>(`
    select distinct coalesce(pg_partition_root(c.oid), c.oid)::regclass::text as table, l.mode
    from pg_locks l join pg_class c on c.oid = l.relation
    where l.pid = pg_backend_pid() and l.granted and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`)
  return rows
}

function tablesLocked(locks: readonly Lock[], mode: string): string[] {
  return locks.filter((lock) => lock.mode === mode).map(({ table }) => table)
}
