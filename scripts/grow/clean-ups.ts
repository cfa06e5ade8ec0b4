import { Client } from 'pg'
import { createEnvironment } from '#environment/environments/index.ts'
import { cleanUp, rulesByTable } from '#platform/clean-up/clean-up.ts'
import type { System } from '#platform/context.ts'
import type { Kept } from '#platform/slices/declarations.ts'
import type { App } from '../../src/app.ts'
import type { Cleaned } from './results.ts'

interface Column {
  name: string
  type: string
}

const long = '2020-01-01T00:00:00Z'

/**
 * Fills each table whose rows a time ends with rows that are over, and cleans it up, table by table. The values are of no use, and
 * conditions on them are taken away: the database is for nothing else.
 *
 * @param only the beginning of the names of the tables
 */
export async function measureCleanUps(
  app: App,
  databaseUrl: string,
  { rows, only }: { rows: number; only: string },
  report: (line: string) => void,
): Promise<Cleaned[]> {
  const { context } = await createEnvironment(app.system, 'To be cleaned up')
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const cleaned: Cleaned[] = []
    for (const [table, rules] of rulesByTable(app.system.catalog.tables)) {
      if (!table.startsWith(only)) continue
      await fill(client, table, rules[0], context.environmentId, rows)
      await cleanUp(withLimits(app.system), {
        tables: [table],
        async onDone({ deleted, tookMs }) {
          if (deleted < rows) throw new Error(`Of ${rows} rows of ${table} that are over, ${deleted} were deleted.`)
          cleaned.push({ table, deleted, seconds: Number((tookMs / 1_000).toFixed(1)) })
          report(`${table}: ${deleted} rows, ${Math.round((deleted * 1_000) / tookMs)} a second`)
        },
      })
    }
    return cleaned
  } finally {
    await client.end()
  }
}

/** As on a server whose operator lets nothing stay for good. */
function withLimits({ config, ...system }: System): System {
  return { ...system, config: { ...config, vaultVersionRetentionDays: 1 } }
}

async function fill(client: Client, table: string, rule: Kept | undefined, environmentId: string, rows: number) {
  const { rows: checks } = await client.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [table],
  )
  for (const { name } of checks) await client.query(`alter table ${table} drop constraint ${name}`)
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [table],
  )
  const wanted = new Map(
    [...(rule?.only ?? '').matchAll(/(\w+) = '(\w+)'/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const values = columns.map((column) => {
    // A few keys are unique in an environment.
    if (column.name === 'environment_id') return table === 'signing_keys' ? `'environment_' || n` : `'${environmentId}'`
    const value = wanted.get(column.name)
    return value === undefined ? someValueOf(column) : `'${value}'`
  })
  // Foreign keys, too, are not looked at.
  await client.query(`set session_replication_role = replica`)
  await client.query(
    `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
     select ${values.join(', ')} from generate_series(1, ${rows}) n`,
  )
  await client.query(`reset session_replication_role`)
  await client.query(`vacuum analyze ${table}`)
}

function someValueOf({ name, type }: Column): string {
  if (type.startsWith('timestamp')) return `timestamptz '${long}' + make_interval(secs => n)`
  if (type === 'date') return `date '2020-01-01' + n % 1000`
  if (type === 'text') return `upper(left(md5(n || '${name}'), 30))`
  if (type === 'bytea') return `sha256((n || '${name}')::bytea)`
  if (type === 'boolean') return 'false'
  if (type.startsWith('json')) return `'{}'`
  if (type.endsWith('[]')) return `'{}'`
  if (type === 'smallint') return 'n % 30000'
  if (['bigint', 'integer', 'real', 'double precision', 'numeric'].includes(type)) return 'n'
  throw new Error(`${name} is of the type ${type}, for which there is no value.`)
}
