import { issuerOf } from '#connect/oauth-server/index.ts'
import { numberEvents } from '#events/event-log/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { giveBack } from '#platform/followers/leases.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { invalidStreamRequest, streamNotFound, tooManyStreams } from './errors.ts'
import { isManagedBy, type Receiver } from './receiver-of.ts'
import {
  type ChangeStream,
  type CreateStream,
  type Delivery,
  pollMethod,
  pushMethod,
  type Stream,
  type StreamRow,
  streamColumns,
  toStream,
} from './schemas.ts'

/** Of a machine, and of an organization. */
const most = 10
/** What a key gets by one call. */
export const mostListed = 100

export function toWire(ctx: Context, row: StreamRow): Stream {
  return toStream(row, issuerOf(ctx), `${ctx.system.config.url}/ssf/poll/${row.id}`)
}

/**
 * Creates a stream about what happens from now on. A machine's is about its organization, and has its client id as audience.
 *
 * @throws invalidStreamRequest, tooManyStreams; notFound for the organization
 */
export async function createStream(ctx: Context, { machine }: Receiver, input: CreateStream): Promise<Stream> {
  const { applicationId = null } = machine ?? {}
  const organizationId = machine === undefined ? (input.organization_id ?? null) : machine.organizationId
  const delivery = readDelivery(ctx, input.delivery)
  const audience = machine?.clientId ?? input.aud ?? delivery.origin ?? ctx.clientId
  // What happened before is not sent.
  await numberEvents(ctx.system.database)
  return ctx.transaction(async (tx) => {
    if (organizationId !== null) {
      await requireOrganization(tx, organizationId)
      await refuseMore(tx, applicationId, organizationId)
    }
    const id = tx.newId('sigstream')
    const row = await tx.db.one<StreamRow>(sql`
      insert into signal_streams as s (environment_id, id, application_id, organization_id, audience, subject_format, method,
        endpoint_url, sealed_authorization, events_requested, description, status, after_position, created_at, updated_at)
      select ${tx.environmentId}, ${id}, ${applicationId}, ${organizationId}, ${audience}, ${input.subject_format ?? 'iss_sub'},
        ${delivery.method}, ${delivery.url}, ${sealAuthorization(tx.system, id, delivery.authorization)},
        ${input.events_requested ?? null}::text[], ${input.description ?? null}, 'enabled', p.last, ${tx.now()}::timestamptz,
        ${tx.now()}::timestamptz
      from event_positions p returning ${streamColumns}`)
    return toWire(tx, row)
  })
}

/** @throws notFound */
export async function getStream(ctx: Context, receiver: Receiver, id: string): Promise<StreamRow> {
  return readStream(ctx, receiver, id, sql``)
}

/** As {@link getStream}, and no other call changes the stream before this one is done. @throws notFound */
export function lockStream(tx: TransactionContext, receiver: Receiver, id: string): Promise<StreamRow> {
  return readStream(tx, receiver, id, sql`for update`)
}

async function readStream(ctx: Context, receiver: Receiver, id: string, lock: Statement): Promise<StreamRow> {
  const row = await ctx.db.maybe<StreamRow>(sql`
    select ${streamColumns} from signal_streams s where ${isManagedBy(ctx, receiver)} and s.id = ${id} ${lock}`)
  if (row === undefined) throw streamNotFound(id)
  return row
}

/** Oldest first: all of a machine, the next hundred behind a stream for a key. */
export async function listStreams(ctx: Context, receiver: Receiver, after = ''): Promise<Stream[]> {
  const rows = await ctx.db.many<StreamRow>(sql`
    select ${streamColumns} from signal_streams s
    where ${isManagedBy(ctx, receiver)} and s.id > ${after} order by s.id limit ${mostListed}`)
  return rows.map((row) => toWire(ctx, row))
}

/**
 * Changes a stream. `replace` takes what is not given for deleted, as PUT does; otherwise it stays. Signals that wait go the new way.
 *
 * @throws notFound, invalidStreamRequest
 */
export function changeStream(
  ctx: Context,
  receiver: Receiver,
  input: ChangeStream,
  how: 'merge' | 'replace',
): Promise<Stream> {
  return ctx.transaction(async (tx) => {
    const current = await lockStream(tx, receiver, input.stream_id)
    requireSame(toWire(tx, current), input)
    const kept = how === 'merge' ? current : undefined
    const delivery =
      input.delivery === undefined && kept !== undefined
        ? { method: kept.method, url: kept.endpoint_url, sealed: kept.sealed_authorization }
        : sealed(tx, current.id, readDelivery(tx, input.delivery))
    // The process that pushes stops: what it has under way is pushed again.
    const row = await tx.db.one<StreamRow>(sql`
      update signal_streams s set method = ${delivery.method}, endpoint_url = ${delivery.url},
        sealed_authorization = ${delivery.sealed}, failures = 0, ${giveBack}, updated_at = ${tx.now()},
        events_requested = ${input.events_requested ?? kept?.events_requested ?? null},
        description = ${input.description === undefined ? (kept?.description ?? null) : input.description},
        subject_format = ${input.subject_format ?? kept?.subject_format ?? 'iss_sub'},
        next_attempt_at = ${tx.now()}
      where s.environment_id = ${tx.environmentId} and s.id = ${current.id} returning ${streamColumns}`)
    tx.db.afterCommit(() => tx.system.wakeUps.announce('signals'))
    return toWire(tx, row)
  })
}

/** What waits is not sent any more. @throws notFound */
export async function deleteStream(ctx: Context, receiver: Receiver, id: string): Promise<void> {
  const deleted = await ctx.transaction((tx) =>
    tx.db.run(sql`delete from signal_streams s where ${isManagedBy(tx, receiver)} and s.id = ${id}`),
  )
  if (deleted === 0) throw streamNotFound(id)
}

export function openAuthorization({ keyring }: System, { id, sealed_authorization }: StreamRow): string | undefined {
  return sealed_authorization === null ? undefined : keyring.open(sealed_authorization, sealContext(id)).toString()
}

/** The organization is locked first, so that parallel calls are counted. */
async function refuseMore(tx: TransactionContext, applicationId: string | null, organizationId: string): Promise<void> {
  tx.db.send(sql`
    select pg_advisory_xact_lock(hashtextextended(${`signal_streams ${tx.environmentId} ${organizationId}`}, 0))`)
  const { count } = await tx.db.one<{ count: number }>(sql`
    select count(*)::int as count from signal_streams s
    where s.environment_id = ${tx.environmentId} and s.organization_id = ${organizationId}
      and s.application_id is not distinct from ${applicationId}`)
  if (count >= most) throw tooManyStreams(most)
}

interface ReadDelivery {
  method: 'push' | 'poll'
  url: string | null
  origin?: string
  authorization: string | undefined
}

/** @throws invalidStreamRequest */
function readDelivery({ system }: Context, delivery: Delivery | undefined): ReadDelivery {
  const { method = pollMethod, endpoint_url: url, authorization_header: authorization } = delivery ?? {}
  if (method === pollMethod) return { method: 'poll', url: null, authorization: undefined }
  if (method !== pushMethod)
    throw invalidStreamRequest(`\`delivery.method\` is \`${pushMethod}\` (push) or \`${pollMethod}\` (poll).`)
  if (url === undefined) throw invalidStreamRequest('`delivery.endpoint_url` is required for push delivery.')
  if (Buffer.byteLength(url) > 2_000) throw invalidStreamRequest('`delivery.endpoint_url` is longer than 2,000 bytes.')
  try {
    system.outgoing.checkBrowserUrl(url)
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    throw invalidStreamRequest(`\`delivery.endpoint_url\` cannot be used. ${error.message}`)
  }
  return { method: 'push', url, origin: new URL(url).origin, authorization: authorization ?? undefined }
}

function sealed({ system }: Context, id: string, { method, url, authorization }: ReadDelivery) {
  return { method, url, sealed: sealAuthorization(system, id, authorization) }
}

function sealAuthorization({ keyring }: System, id: string, authorization: string | undefined): string | null {
  return authorization === undefined ? null : keyring.seal(authorization, sealContext(id))
}

function sealContext(id: string): string {
  return `signal_stream:${id}`
}

/** @throws invalidStreamRequest for a member of ours that is not as it is. */
function requireSame(is: Stream, given: ChangeStream): void {
  const names = [
    'iss',
    'aud',
    'events_supported',
    'events_delivered',
    'min_verification_interval',
    'inactivity_timeout',
  ] as const
  const changed = names.find((name) => given[name] !== undefined && !isSame(given[name], is[name]))
  if (changed !== undefined)
    throw invalidStreamRequest(`\`${changed}\` is set by the transmitter and cannot be changed. Leave it out.`)
}

function isSame(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify([value].flat().map(String).sort())
  return sorted(one) === sorted(other)
}
