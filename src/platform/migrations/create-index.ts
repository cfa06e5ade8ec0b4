import type { IndexStep } from './migration-file.ts'
import type { MigrationSession } from './session.ts'

interface NewIndex {
  readonly unique: boolean
  readonly index: string
  readonly table: string
  readonly rest: string
}

/**
 * Creates an index while its table is read and written. Can be repeated: an index that is complete stays, one that an
 * earlier try has left unfinished is dropped first.
 *
 * PostgreSQL can't do this for a partitioned table as a whole: there it is one partition after the other.
 */
export async function createIndex(session: MigrationSession, what: string, step: IndexStep): Promise<void> {
  const { client } = session
  if (!(await isPartitioned(session, step.table))) return createOne(session, what, step)
  const { unique, index, table, rest } = step
  // Of the parent alone: it is valid once every partition has its own. Partitions that are added meanwhile get one.
  if ((await validity(session, index)) === undefined)
    await session.transaction(what, () =>
      client.query(`create ${unique ? 'unique ' : ''}index ${index} on only ${table}${rest}`),
    )
  for (const partition of await partitionsWithout(session, index, table)) {
    const part: NewIndex = { unique, index: `${partition}_${index}`, table: partition, rest }
    if (part.index.length > longestName) throw new Error(`${what}: the name ${part.index} is too long for PostgreSQL.`)
    await createOne(session, what, part)
    await session.transaction(what, () => client.query(`alter index ${index} attach partition ${part.index}`))
  }
}

const longestName = 63

async function createOne(
  session: MigrationSession,
  what: string,
  { unique, index, table, rest }: NewIndex,
): Promise<void> {
  await session.repeated(what, async () => {
    const valid = await validity(session, index)
    if (valid === true) return
    if (valid === false) await session.longStatement(what, `drop index concurrently ${index}`)
    const text = `create ${unique ? 'unique ' : ''}index concurrently ${index} on ${table}${rest}`
    await session.longStatement(`${what}: ${index}`, text)
  })
}

/** `undefined` when there is no such index. */
async function validity({ client }: MigrationSession, index: string): Promise<boolean | undefined> {
  const { rows } = await client.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [index],
  )
  return rows[0]?.valid
}

async function isPartitioned({ client }: MigrationSession, table: string): Promise<boolean> {
  const { rows } = await client.query(`select 1 from pg_class where oid = to_regclass($1) and relkind = 'p'`, [table])
  return rows.length > 0
}

async function partitionsWithout({ client }: MigrationSession, index: string, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = to_regclass($1) and not exists (
      select from pg_inherits attached join pg_index x on x.indexrelid = attached.inhrelid
      where attached.inhparent = to_regclass($2) and x.indrelid = c.oid
    ) order by c.relname`,
    [table, index],
  )
  return rows.map(({ name }) => name)
}
