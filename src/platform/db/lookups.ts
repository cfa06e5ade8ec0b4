import { nothing, type Statement, sql } from './sql.ts'
import type { Transaction } from './transaction.ts'

/**
 * For transactions whose statements are planned while the partitions of a month are empty and used when they have
 * millions of rows: restricts the planner to ordered index scans. Without this, a claim cost 30 to 80 ms instead of 4
 * with tens of thousands pending, until the statistics arrived a minute later.
 *
 * It also turns off just-in-time compilation: up to PostgreSQL 17, disabled plan types have an enormous cost, which
 * triggers it. Commits do not wait for the disk: work that a crash of the database loses is repeated.
 *
 * @param further another setting for the transaction
 */
export function beginLookups(tx: Transaction, further?: Statement): void {
  tx.send(sql`
    select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
      set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true),
      set_config('enable_incremental_sort', 'off', true), set_config('enable_hashjoin', 'off', true),
      set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)${further === undefined ? nothing : sql`, ${further}`}`)
}
