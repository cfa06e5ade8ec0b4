import type { Context } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'

/** How many pages of 8 kB each statement of a question reads, by the plan that is kept for all values. */
export async function pagesReadBy(environment: Context, ask: (ctx: Context) => Promise<unknown>): Promise<number[]> {
  const client = await environment.system.database.pool.connect()
  const pages: number[] = []
  const explained = async (statement: Statement) => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) execute asked(${statement.values.map(literal).join(', ')})`,
    )
    const [{ Plan: plan }] = rows[0]?.['QUERY PLAN'] ?? [{ Plan: {} }]
    pages.push((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0))
  }
  const many = async <Row>(statement: Statement): Promise<Row[]> => {
    await client.query(`prepare asked as ${statement.text}`)
    // The first run reads the catalog too.
    await explained(statement)
    pages.pop()
    await explained(statement)
    await client.query('deallocate asked')
    return environment.db.many<Row>(statement)
  }
  const db = { ...environment.db, many, maybe: async <Row>(statement: Statement) => (await many<Row>(statement))[0] }
  try {
    await client.query('set enable_seqscan = off')
    await client.query('set plan_cache_mode = force_generic_plan')
    await ask({ ...environment, db })
  } finally {
    await client.query('reset all')
    client.release()
  }
  return pages
}

function literal(value: unknown): string {
  if (Array.isArray(value))
    return `array[${value.map(literal).join(', ')}]::${Buffer.isBuffer(value[0]) ? 'bytea' : 'text'}[]`
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'::bytea`
  if (value instanceof Date) return literal(value.toISOString())
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
}
