import { findEnvironmentContext } from '#environment/environments/index.ts'
import { insideTransaction, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { recordEvent } from '../../event-log/index.ts'
import { webhookEndpointDisabled } from '../events.ts'
import type { Result } from './attempt.ts'

/** An endpoint is disabled when nothing succeeded for this long and it failed at least so many times. */
const disableAfterDays = 3
const disableAfterFailures = 20

/**
 * Keeps count of failures since an endpoint's last success, and disables an endpoint that is beyond hope, with an
 * event. An endpoint that is well costs no write.
 */
export async function recordHealth(tx: Transaction, system: System, results: readonly Result[]): Promise<void> {
  const tallies = tally(results)
  if (tallies.length === 0) return
  const now = system.now()
  const environmentIds = tallies.map(({ environmentId }) => environmentId)
  const endpointIds = tallies.map(({ endpointId }) => endpointId)
  tx.send(sql`
    update webhook_endpoints endpoint set
      failures = case when tally.succeeded then 0 else endpoint.failures + tally.failures end,
      failing_since = case when tally.succeeded then null else coalesce(endpoint.failing_since, ${now}) end
    from unnest(${environmentIds}::text[], ${endpointIds}::text[], ${tallies.map((each) => each.succeeded)}::boolean[],
      ${tallies.map((each) => each.failures)}::int[]) tally (environment_id, id, succeeded, failures)
    where endpoint.environment_id = tally.environment_id and endpoint.id = tally.id
      and (endpoint.failures > 0 or not tally.succeeded)`)
  if (tallies.every((each) => each.succeeded)) return
  const disabled = await tx.many<DisabledEndpoint>(sql`
    update webhook_endpoints endpoint set status = 'disabled', updated_at = ${now}
    from unnest(${environmentIds}::text[], ${endpointIds}::text[]) failed (environment_id, id)
    where endpoint.environment_id = failed.environment_id and endpoint.id = failed.id and endpoint.status = 'enabled'
      and endpoint.failures >= ${disableAfterFailures}
      and endpoint.failing_since <= ${new Date(now.getTime() - disableAfterDays * 86_400_000)}
    returning endpoint.environment_id, endpoint.id, endpoint_url, status, events, failing_since, failures, created_at,
      updated_at`)
  for (const { environment_id, ...endpoint } of disabled) {
    const context = await findEnvironmentContext(system, environment_id)
    if (context === undefined) continue
    recordEvent(insideTransaction(context, tx), webhookEndpointDisabled, { object: 'webhook_endpoint', ...endpoint })
    context.log.warn({ endpoint: endpoint.id }, 'a webhook endpoint failed for days and was disabled')
  }
}

interface DisabledEndpoint {
  environment_id: string
  id: string
  endpoint_url: string
  status: 'disabled'
  events: string[]
  failing_since: string
  failures: number
  created_at: string
  updated_at: string
}

interface Tally {
  environmentId: string
  endpointId: string
  succeeded: boolean
  failures: number
}

/** One row per endpoint, in the order of ids, so that concurrent processes lock in the same order. */
function tally(results: readonly Result[]): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { delivery, outcome } of results) {
    if (!outcome.wasAsked) continue
    const { environment_id: environmentId, endpoint_id: endpointId } = delivery
    const of = tallies.get(endpointId) ?? { environmentId, endpointId, succeeded: false, failures: 0 }
    if (outcome.succeeded) of.succeeded = true
    else of.failures += 1
    tallies.set(endpointId, of)
  }
  return [...tallies.values()].sort((one, other) => (one.endpointId < other.endpointId ? -1 : 1))
}
