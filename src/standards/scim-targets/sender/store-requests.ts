import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import type { TracedRequest } from '../push/client.ts'
import type { Draft } from '../push/draft.ts'
import type { ClaimedTarget } from './claimed-target.ts'

/** How many requests about one object are kept. */
const mostOfObject = 20
/** How many that are about no object. */
const mostOfLists = 200

/**
 * Keeps requests for the operator, the newest of each object. What was sent and answered about a person is kept only while there is the
 * person: the row is held, so that an erasure comes before or finds it. An answer about a group may name its members, and is not kept.
 */
export async function storeRequests(
  { newId }: System,
  tx: Transaction,
  target: ClaimedTarget,
  about: Pick<Draft, 'kind' | 'object_id' | 'cause' | 'event_id'> | undefined,
  traces: readonly TracedRequest[],
): Promise<void> {
  if (traces.length === 0) return
  const { environment_id } = target
  const person =
    about?.kind === 'user'
      ? await tx.maybe(sql`
          select 1 from users u where u.environment_id = ${environment_id} and u.id = ${about.object_id} for key share`)
      : undefined
  const rows = traces.map((trace) => ({
    ...trace,
    id: newId('scim_request'),
    // A search has the name that it looks for in its address.
    path: person === undefined && about?.kind === 'user' ? trace.path.replace(/\?.*/s, '') : trace.path,
    request_body: person !== undefined || about?.kind === 'group' ? trace.request_body : null,
    response_excerpt: person === undefined ? null : trace.response_excerpt,
  }))
  const objectId = about?.object_id ?? null
  await tx.run(sql`
    insert into scim_target_requests (environment_id, id, target_id, object_id, cause, event_id, method, path, request_body,
      response_status, response_excerpt, error, duration_ms, created_at)
    select ${environment_id}, r.id, ${target.id}, ${objectId}, ${about?.cause ?? 'reconciliation'}, ${about?.event_id ?? null},
      r.method, r.path, r.request_body, r.response_status, r.response_excerpt, r.error, r.duration_ms, r.created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, method text, path text, request_body text,
      response_status integer, response_excerpt text, error text, duration_ms integer, created_at timestamptz)`)
  const isOfObject = sql`environment_id = ${environment_id} and target_id = ${target.id}
    and object_id ${objectId === null ? sql`is null` : sql`= ${objectId}`}`
  await tx.run(sql`
    delete from scim_target_requests where ${isOfObject} and id <= (
      select id from scim_target_requests where ${isOfObject}
      order by id desc offset ${objectId === null ? mostOfLists : mostOfObject} limit 1)`)
}
