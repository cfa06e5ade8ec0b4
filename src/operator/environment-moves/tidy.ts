import type { CarriedTable } from './carried-tables.ts'
import type { Sides } from './copy-table.ts'
import { disarmGuard } from './guard.ts'
import { leaseForEver } from './leases.ts'
import { removeJobs } from './queue.ts'

/** What need not be done while writes are refused. */
export async function tidy({ source, target, environmentId }: Sides, tables: readonly CarriedTable[]): Promise<void> {
  await removeJobs(source, environmentId)
  await leaseForEver(source, tables, environmentId)
  await disarmGuard(target, environmentId)
}
