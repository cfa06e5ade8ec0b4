import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type DomainError, notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type ConnectionRow, findConnection, getConnection } from '#sso/connections/index.ts'
import { receiverNotFound } from './errors.ts'
import { checkPoll, findPoll, setPoll, updatePoll } from './polling/polls.ts'
import type { UpdateSignalPoll } from './polling/schemas.ts'
import { leaveStream, releaseStream } from './remote-stream/remote-streams.ts'
import {
  type ReceivedSignalRow,
  type ReceiverRow,
  receivedColumns,
  receiverColumns,
  type SetSignalReceiver,
  type SignalReceiver,
  toReceiver,
} from './schemas.ts'
import { checkAddress, findKeyAddress } from './transmitter.ts'

/** Refusals are noted so often at most: anyone can send tokens. */
const secondsBetweenRefusals = 60

/** Where the transmitter of a connection pushes tokens to. */
export function endpointOf({ system }: Context, { external_key }: Pick<ConnectionRow, 'external_key'>): string {
  return `${system.config.url}/sso/signals/${external_key}/push`
}

/** Sets who sends signals about the people of a connection. @throws notFound, transmitterUnusable */
export async function setReceiver(ctx: Context, id: string, input: SetSignalReceiver): Promise<SignalReceiver> {
  const { row: connection } = await getConnection(ctx, id)
  if (input.poll !== undefined) checkPoll(ctx, input.poll)
  // Outside of a transaction: it may ask the transmitter.
  const keys = input.jwks_uri ?? (await findKeyAddress(ctx, input.issuer))
  checkAddress(ctx, keys, 'jwks_uri')
  return ctx.transaction((tx) => {
    releaseStream(tx, id)
    return storeReceiver(tx, connection, input, keys)
  })
}

/** Sets it to a stream that was created at the transmitter, if `stream` names it. */
export async function storeReceiver(
  tx: TransactionContext,
  connection: ConnectionRow,
  input: SetSignalReceiver,
  keys: string,
  stream?: { id: string; verificationState: string },
): Promise<SignalReceiver> {
  const endpoint = endpointOf(tx, connection)
  const row = await tx.db.one<ReceiverRow>(sql`
    insert into signal_receivers (environment_id, connection_id, issuer, jwks_uri, audience, stream_id, verification_state,
      created_at, updated_at)
    values (${tx.environmentId}, ${connection.id}, ${input.issuer}, ${keys}, ${input.audience ?? endpoint}, ${stream?.id ?? null},
      ${stream?.verificationState ?? null}, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, connection_id) do update set issuer = excluded.issuer, jwks_uri = excluded.jwks_uri,
      audience = excluded.audience, stream_id = excluded.stream_id, verification_state = excluded.verification_state,
      verified_at = null, last_refusal_error = null, last_refusal = null, last_refusal_at = null, updated_at = excluded.updated_at
    returning ${receiverColumns}`)
  return toReceiver(row, await setPoll(tx, connection.id, input.poll), endpoint)
}

/** Notes that a stream was verified, by an event with what was asked for. */
export async function noteVerification(tx: TransactionContext, receiver: ReceiverRow, state: unknown): Promise<void> {
  if (typeof state !== 'string') return
  await tx.db.run(sql`
    update signal_receivers set verified_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and connection_id = ${receiver.connection_id} and verification_state = ${state}
      and verified_at is null`)
}

/** @throws notFound */
export async function getReceiver(ctx: Context, id: string): Promise<SignalReceiver> {
  const [connection, row, poll] = await Promise.all([findConnection(ctx, id), findReceiver(ctx, id), findPoll(ctx, id)])
  if (connection === undefined || row === undefined) throw receiverNotFound(id)
  return toReceiver(row, poll, endpointOf(ctx, connection))
}

/** @throws notFound, transmitterUnusable */
export async function updateReceiverPoll(ctx: Context, id: string, input: UpdateSignalPoll): Promise<SignalReceiver> {
  await updatePoll(ctx, id, input)
  return getReceiver(ctx, id)
}

export function findReceiver(ctx: Context, connectionId: string): Promise<ReceiverRow | undefined> {
  return ctx.db.maybe<ReceiverRow>(sql`
    select ${receiverColumns} from signal_receivers
    where environment_id = ${ctx.environmentId} and connection_id = ${connectionId}`)
}

/** What was received goes with it, and a stream that was created at the transmitter is deleted there later. @throws notFound */
export async function deleteReceiver(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const [, deleted] = await Promise.all([
      leaveStream(tx, id),
      tx.db.run(sql`delete from signal_receivers where environment_id = ${tx.environmentId} and connection_id = ${id}`),
    ])
    if (deleted === 0) throw receiverNotFound(id)
  })
}

/** @throws notFound */
export async function listReceivedSignals(
  ctx: Context,
  id: string,
  query: ListQuery,
): Promise<Page<ReceivedSignalRow>> {
  const [connection, page] = await Promise.all([
    findConnection(ctx, id),
    readPage<ReceivedSignalRow>(ctx.db, query, {
      select: sql`select ${receivedColumns} from received_signals`,
      where: [sql`environment_id = ${ctx.environmentId} and connection_id = ${id}`],
      id: sql`id`,
      prefix: 'signal',
    }),
  ])
  if (connection === undefined) throw notFound('Connection', id)
  return page
}

/** Notes why a token was refused, for the person who sets the transmitter up. */
export async function noteRefusal(ctx: Context, receiver: ReceiverRow, error: DomainError): Promise<void> {
  const before = new Date(ctx.now().getTime() - secondsBetweenRefusals * 1_000)
  await ctx.db.run(sql`
    update signal_receivers set last_refusal_error = ${error.definition.code}, last_refusal = ${error.message},
      last_refusal_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and connection_id = ${receiver.connection_id}
      and (last_refusal_at is null or last_refusal_at <= ${before})`)
}
