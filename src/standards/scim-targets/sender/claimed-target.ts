import type { Lease } from '#platform/followers/leases.ts'
import type { TargetRow } from '../schemas.ts'

/** A target that this process pushes to, as long as it renews the lease. */
export interface ClaimedTarget extends Lease, TargetRow {}
