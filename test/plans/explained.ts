import pg, { type ClientBase } from 'pg'
import { isRead, type Statement } from '#platform/db/sql.ts'

/** What answering a statement takes. */
export interface Reading {
  text: string
  /** Pages of 8 kB, each time that one is looked at. */
  pages: number
  /** Rows that were looked at: also those that a condition then refused. */
  visited: number
  /** Rows of the answer. */
  returned: number
  /** The nodes of the plan, one a line. */
  plan: string
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Node[]
}

// Of the default export, and missing from its types.
const { prepareValue } = (pg as typeof pg & { utils: { prepareValue(value: unknown): unknown } }).utils

/**
 * Runs a statement that only reads, with the plan that a connection has for it after a while.
 *
 * @param isUncounted tables whose rows do not count as visited
 * @param kept from earlier calls with the same connection and settings, one of which is `plan_cache_mode = force_generic_plan`,
 * while nothing is written
 */
export async function explain(
  client: ClientBase,
  statement: Statement,
  isUncounted: (table: string) => boolean,
  kept?: Kept,
): Promise<Reading | undefined> {
  return isRead(statement) ? explained(client, statement, isUncounted, kept) : undefined
}

/** The same for a statement that changes rows. They are as before afterwards. */
export async function explainChange(client: ClientBase, statement: Statement): Promise<Reading> {
  await client.query('begin')
  try {
    return await explained(client, statement, () => false)
  } finally {
    await client.query('rollback')
  }
}

/** How many of eight runs of a statement on one connection were planned for their values, all of which are undone. */
export async function timesPlanned(client: ClientBase, statement: Statement): Promise<number> {
  await client.query('begin')
  try {
    await client.query(`prepare counted as ${statement.text}`)
    for (let i = 0; i < 8; i++) await client.query(`execute counted${givenTo(statement)}`)
    const { rows } = await client.query<{ custom_plans: string }>(
      `select custom_plans from pg_prepared_statements where name = 'counted'`,
    )
    return Number(rows[0]?.custom_plans)
  } finally {
    await client.query('rollback')
    await client.query('deallocate all')
  }
}

function givenTo(statement: Statement): string {
  const values = statement.values.map((value) => literal(prepareValue(value)))
  return values.length === 0 ? '' : `(${values.join(', ')})`
}

async function explained(
  client: ClientBase,
  statement: Statement,
  isUncounted: (table: string) => boolean,
  kept?: Kept,
): Promise<Reading> {
  const { text } = statement
  const given = givenTo(statement)
  const plan =
    kept === undefined ? await planAfterAWhile(client, text, given) : await keptPlan(client, text, given, kept)
  return {
    text,
    pages: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
    visited: visitedIn(plan, isUncounted),
    returned: plan['Actual Rows'],
    plan: shown(plan, 0),
  }
}

/** What a connection has prepared, by texts, and what it answered, by texts and values. */
export class Kept {
  static #made = 0
  readonly plans = new Map<string, Node>()
  readonly #names = new Map<string, string>()

  async nameOf(client: ClientBase, text: string): Promise<string> {
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const name = `kept_${Kept.#made++}`
    await client.query(`prepare ${name} as ${text}`)
    this.#names.set(text, name)
    return name
  }
}

async function keptPlan(client: ClientBase, text: string, given: string, kept: Kept): Promise<Node> {
  const key = `${text}\0${given}`
  const known = kept.plans.get(key)
  if (known !== undefined) return known
  const plan = await analyze(client, `${await kept.nameOf(client, text)}${given}`)
  kept.plans.set(key, plan)
  return plan
}

/** After five plans of its own a statement may get one for all values: as a connection has it that is in use. */
async function planAfterAWhile(client: ClientBase, text: string, given: string): Promise<Node> {
  await client.query(`prepare asked as ${text}`)
  try {
    for (let i = 0; i < 5; i++) await client.query(`explain execute asked${given}`)
    return await analyze(client, `asked${given}`)
  } finally {
    await client.query('deallocate asked')
  }
}

async function analyze(client: ClientBase, execution: string): Promise<Node> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `explain (analyze, buffers, timing off, format json) execute ${execution}`,
  )
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  if (plan === undefined) throw new Error('A statement has no plan.')
  return plan
}

/** Of what reads a table or an index; what the nodes above do is with rows that these have read. */
function visitedIn(node: Node, isUncounted: (table: string) => boolean): number {
  const below = (node.Plans ?? []).reduce((sum, each) => sum + visitedIn(each, isUncounted), 0)
  const { 'Relation Name': table, 'Index Name': index } = node
  if ((table === undefined && index === undefined) || (table !== undefined && isUncounted(table))) return below
  // What an index alone is read for is counted where its rows are fetched.
  if (table === undefined && below === 0 && node['Node Type'] === 'Bitmap Index Scan') return 0
  const rows =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return below + rows * node['Actual Loops']
}

function shown(node: Node, depth: number): string {
  const of = [node['Relation Name'], node['Index Name']].filter((name) => name !== undefined).join(' by ')
  const removed = node['Rows Removed by Filter']
  const rows = `${node['Actual Rows']} rows × ${node['Actual Loops']}${removed === undefined ? '' : `, ${removed} refused`}`
  const line = `${' '.repeat(depth * 2)}${node['Node Type']} ${of} (${rows})`
  return [line, ...(node.Plans ?? []).map((each) => shown(each, depth + 1))].join('\n')
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  return `'${String(value).replaceAll("'", "''")}'`
}
