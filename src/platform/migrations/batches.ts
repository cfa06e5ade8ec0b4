import { setTimeout as delay } from 'node:timers/promises'
import { type BatchesStep, batchMark } from './migration-file.ts'
import type { MigrationSession } from './session.ts'

const rowsPerBatch = 1_000
const reportEveryMs = 10_000

/** Where the last batch ended: values of the step's columns. */
type Cursor = readonly (string | number)[]

/** Keeps a cursor with the rows that it is about. */
export interface KeptCursor {
  read(): Promise<Cursor | undefined>
  /** In the transaction of the batch. */
  write(cursor: Cursor): Promise<void>
}

/**
 * Runs a statement for {@link rowsPerBatch} rows at a time, in the order of a key, each in a transaction that also notes
 * how far it came: a process goes on where another one was ended. Between two batches it rests as long as the one took.
 */
export async function runBatches(
  session: MigrationSession,
  what: string,
  step: BatchesStep,
  kept: KeptCursor,
): Promise<void> {
  const { client, log } = session
  let [batches, reportedAt] = [0, performance.now()]
  for (;;) {
    const began = performance.now()
    const isLast = await session.transaction(what, async () => {
      const after = await kept.read()
      const until = await lastOfBatch(session, step, after)
      const [condition, values] = conditionOf(step, after, until)
      await client.query(
        step.text.replaceAll(batchMark, () => condition),
        values,
      )
      if (until !== undefined) await kept.write(until)
      return until === undefined
    })
    batches += 1
    if (isLast) return
    if (performance.now() - reportedAt >= reportEveryMs) {
      reportedAt = performance.now()
      log.info({ rows: batches * rowsPerBatch, table: step.table }, `${what} is under way`)
    }
    await delay(performance.now() - began)
  }
}

/** `undefined` when fewer rows are left. */
async function lastOfBatch(
  { client }: MigrationSession,
  { table, columns }: BatchesStep,
  after: Cursor | undefined,
): Promise<Cursor | undefined> {
  const names = columns.join(', ')
  const { rows } = await client.query<(string | number)[]>({
    text: `select ${names} from ${table}
      ${after === undefined ? '' : `where (${names}) > (${placeholders(after, 0)})`}
      order by ${names} offset ${rowsPerBatch - 1} limit 1`,
    values: [...(after ?? [])],
    rowMode: 'array',
  })
  return rows[0]
}

function conditionOf(
  { table, columns }: BatchesStep,
  after: Cursor | undefined,
  until: Cursor | undefined,
): [string, (string | number)[]] {
  const key = `(${columns.map((column) => `${table}.${column}`).join(', ')})`
  const conditions = [
    ...(after === undefined ? [] : [`${key} > (${placeholders(after, 0)})`]),
    ...(until === undefined ? [] : [`${key} <= (${placeholders(until, after?.length ?? 0)})`]),
  ]
  return [conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`, [...(after ?? []), ...(until ?? [])]]
}

function placeholders(values: Cursor, from: number): string {
  return values.map((_, i) => `$${from + i + 1}`).join(', ')
}
