import type { Lease } from '#platform/followers/leases.ts'
import type { StreamRow } from '../schemas.ts'

/** A stream that this process pushes for, as long as it renews the lease. */
export interface ClaimedStream extends Lease, StreamRow {
  failures: number
}
