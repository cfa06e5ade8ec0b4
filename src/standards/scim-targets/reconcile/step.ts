import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isHeldBy } from '#platform/followers/leases.ts'
import type { Credential } from '#platform/outgoing/credential.ts'
import { recordOf } from '#platform/records.ts'
import { createScimClient } from '../push/client.ts'
import type { ClaimedTarget } from '../sender/claimed-target.ts'
import { storeRequests } from '../sender/store-requests.ts'
import { markJoiners, markLeavers, markUnlisted } from './compare-here.ts'
import { compareListed } from './compare-listed.ts'
import type { Cursor, Step } from './comparison.ts'
import { type Phase, phaseAfter, phases } from './phases.ts'

/**
 * One step of a reconciliation: a page of what is here, or a page of what the target has.
 *
 * @returns whether there is another one @throws PushFailure
 */
export async function reconcileStep(system: System, target: ClaimedTarget, credential: Credential): Promise<boolean> {
  const phase = phases.find((each) => each === target.reconciliation_phase)
  if (phase === undefined) return false
  const client = createScimClient(system, target.endpoint_url, credential)
  try {
    const cursor = await runs[phase]({ system, target, client, cursor: target.reconciliation_cursor ?? '' })
    return await writeProgress(system, target, phase, cursor)
  } finally {
    await system.database.transaction(async (tx) => {
      const held = await tx.maybe(sql`select 1 from scim_targets where ${isHeldBy(target)} for key share`)
      if (held !== undefined) await storeRequests(system, tx, target, undefined, client.traces)
    })
  }
}

const runs: Readonly<Record<Phase, (step: Step) => Promise<Cursor>>> = {
  capabilities: readCapabilities,
  joiners: markJoiners,
  leavers: markLeavers,
  listing: compareListed,
  unlisted: markUnlisted,
}

/** RFC 7643 §5. A target without the document is taken to support PATCH. */
async function readCapabilities({ system, target, client }: Step): Promise<Cursor> {
  const { status, body } = await client.send({ method: 'GET', path: '/ServiceProviderConfig' })
  const supported = status === 200 ? recordOf(body?.patch).supported : undefined
  target.supports_patch = typeof supported === 'boolean' ? supported : null
  await system.database.run(sql`
    update scim_targets set supports_patch = ${target.supports_patch} where ${isHeldBy(target)}`)
  return undefined
}

async function writeProgress(
  { database, now }: System,
  target: ClaimedTarget,
  phase: Phase,
  cursor: Cursor,
): Promise<boolean> {
  const next = cursor === undefined ? (phaseAfter(phase) ?? null) : phase
  target.reconciliation_phase = next
  target.reconciliation_cursor = cursor ?? null
  const written = await database.run(sql`
    update scim_targets set reconciliation_phase = ${next}, reconciliation_cursor = ${cursor ?? null},
      reconciled_at = case when ${next === null} then ${now()}::timestamptz else reconciled_at end
    where ${isHeldBy(target)} and reconciliation_run = ${target.reconciliation_run}`)
  // One that was asked for meanwhile begins in the next turn.
  return written > 0
}
