import type { ImportRecord } from '../records.ts'
import { findOrganizations } from './find-organizations.ts'
import { guarded } from './guard-rows.ts'
import { type Item, itemsOf } from './items.ts'
import type { Row } from './rows.ts'
import type { Run } from './run.ts'
import { Outcome } from './tallies.ts'
import { writeDeletion, writeObject } from './write-objects.ts'
import { type BatchOfSingles, writeConnection, writeOrganization, writeRole } from './write-singles.ts'
import { writeUsersOf } from './write-users-of-rows.ts'

/**
 * Stores the records of some rows: first what stands by itself, then users with their parts in one transaction, then changes. What a
 * batch can't store at once is stored row by row, so that one row costs that row.
 */
export async function writeBatch(run: Run, rows: readonly Row[]): Promise<Outcome> {
  const outcome = new Outcome()
  for (const row of rows) for (const problem of row.problems) outcome.refuse(row, problem)
  const { ctx, source, options } = run
  const singles: BatchOfSingles = { source, options, outcome }
  for (const item of itemsOf(rows, 'organization'))
    await once(run, item, outcome, () => writeOrganization(ctx, singles, item))
  for (const item of itemsOf(rows, 'role')) await once(run, item, outcome, () => writeRole(ctx, singles, item.record))
  await writeUsersOf(run, rows, outcome)
  for (const item of itemsOf(rows, 'connection')) {
    const organizations = await findOrganizations(ctx, source, [item.record.organization])
    await guarded(item.row, outcome, async () => {
      const id = await writeConnection(ctx, singles, item, organizations.get(item.record.organization))
      const { input, oldAddress } = item.record
      if (id !== undefined) run.onConnection({ name: input.name, id, oldAddress })
    })
  }
  for (const { row, record } of itemsOf(rows, 'object'))
    await guarded(row, outcome, () => writeObject(ctx, singles, run.writers, record))
  for (const { row, record } of itemsOf(rows, 'deletion'))
    await guarded(row, outcome, () => writeDeletion(ctx, singles, run.writers, record))
  return outcome
}

/** Does the work for the first of equal records of a run. */
async function once(run: Run, { row, record }: Item<ImportRecord>, outcome: Outcome, work: () => Promise<void>) {
  const key = JSON.stringify(record)
  if (run.settled.has(key)) return
  run.settled.add(key)
  await guarded(row, outcome, work)
}
