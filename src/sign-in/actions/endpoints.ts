import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { actionEndpointExists, invalidActionUrl } from './errors.ts'
import {
  type ActionEndpointRow,
  type ActionType,
  actionEndpointColumns,
  type CreateActionEndpoint,
  type UpdateActionEndpoint,
} from './schemas.ts'

/** @throws invalidActionUrl, actionEndpointExists */
export async function createActionEndpoint(
  ctx: Context,
  { type, endpoint_url, status = 'enabled', on_failure = 'deny' }: CreateActionEndpoint,
): Promise<{ row: ActionEndpointRow; secret: string }> {
  checkUrl(ctx, endpoint_url)
  const id = ctx.newId('action_endpoint')
  const secret = newSecret()
  const row = await ctx.transaction((tx) =>
    tx.db
      .one<ActionEndpointRow>(sql`
        insert into action_endpoints (environment_id, id, type, endpoint_url, sealed_secret, status, on_failure, created_at,
          updated_at)
        values (${tx.environmentId}, ${id}, ${type}, ${endpoint_url}, ${sealSecret(tx, id, secret)}, ${status}, ${on_failure},
          ${tx.now()}, ${tx.now()})
        returning ${actionEndpointColumns}`)
      .catch(onViolation('action_endpoints_type', () => actionEndpointExists(type))),
  )
  return { row, secret }
}

export function listActionEndpoints(ctx: Context): Promise<ActionEndpointRow[]> {
  return ctx.db.many<ActionEndpointRow>(sql`
    select ${actionEndpointColumns} from action_endpoints where environment_id = ${ctx.environmentId} order by type`)
}

/** @throws notFound, invalidActionUrl */
export async function updateActionEndpoint(
  ctx: Context,
  id: string,
  { endpoint_url, status, on_failure }: UpdateActionEndpoint,
): Promise<ActionEndpointRow> {
  if (endpoint_url !== undefined) checkUrl(ctx, endpoint_url)
  const row = await ctx.db.maybe<ActionEndpointRow>(sql`
    update action_endpoints set endpoint_url = coalesce(${endpoint_url ?? null}, endpoint_url),
      status = coalesce(${status ?? null}, status), on_failure = coalesce(${on_failure ?? null}, on_failure), updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} returning ${actionEndpointColumns}`)
  if (row === undefined) throw notFound('Action endpoint', id)
  return row
}

/** The old secret stops working at once. @throws notFound */
export async function rotateActionSecret(
  ctx: Context,
  id: string,
): Promise<{ row: ActionEndpointRow; secret: string }> {
  const secret = newSecret()
  const row = await ctx.transaction((tx) =>
    tx.db.maybe<ActionEndpointRow>(sql`
      update action_endpoints set sealed_secret = ${sealSecret(tx, id, secret)}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id} returning ${actionEndpointColumns}`),
  )
  if (row === undefined) throw notFound('Action endpoint', id)
  return { row, secret }
}

/** @throws notFound */
export async function deleteActionEndpoint(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.db.run(
    sql`delete from action_endpoints where environment_id = ${ctx.environmentId} and id = ${id}`,
  )
  if (deleted === 0) throw notFound('Action endpoint', id)
}

/** @throws notFound */
export async function getActionEndpoint(ctx: Context, id: string): Promise<ActionEndpointRow> {
  const row = await ctx.db.maybe<ActionEndpointRow>(sql`
    select ${actionEndpointColumns} from action_endpoints
    where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Action endpoint', id)
  return row
}

/** The enabled endpoint, if there is one. */
export function findEnabledEndpoint(ctx: Context, type: ActionType): Promise<ActionEndpointRow | undefined> {
  return ctx.db.maybe<ActionEndpointRow>(sql`
    select ${actionEndpointColumns} from action_endpoints
    where environment_id = ${ctx.environmentId} and type = ${type} and status = 'enabled'`)
}

export function openActionSecret(ctx: Context, { id, sealed_secret }: ActionEndpointRow): string {
  return ctx.system.keyring.open(sealed_secret, sealContext(id)).toString()
}

function newSecret(): string {
  return `action_secret_${randomToken(32)}`
}

function sealSecret(ctx: Context, id: string, secret: string): string {
  return ctx.system.keyring.seal(secret, sealContext(id))
}

function sealContext(id: string): string {
  return `action_endpoint:${id}`
}

/** Without DNS: the addresses of a name are checked at every request. */
function checkUrl(ctx: Context, url: string): void {
  try {
    ctx.system.outgoing.checkBrowserUrl(url)
  } catch (error) {
    if (error instanceof OutgoingError) throw invalidActionUrl(error.message)
    throw error
  }
}
