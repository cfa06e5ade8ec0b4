import { recordEvent } from '#events/event-log/index.ts'
import { revokeSessionsThrough } from '#people/sessions/index.ts'
import { type Context, createContext, type TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { DomainError } from '#platform/http/errors.ts'
import { endUnfinishedSignInsThrough } from '#sign-in/authentication/index.ts'
import type { ConnectionRow } from '#sso/connections/index.ts'
import { endSessionsOfProfile } from '#sso/provider-sign-outs/index.ts'
import { signalUnusable } from './errors.ts'
import { signalReceived } from './events.ts'
import { readSet, type SecurityEvent } from './read-set.ts'
import { noteRefusal, noteVerification } from './receivers.ts'
import {
  type Outcome,
  type ReceivedSignal,
  type ReceivedSignalRow,
  type ReceiverRow,
  receivedColumns,
  toReceivedSignal,
} from './schemas.ts'
import { meaningOf } from './signal-types.ts'
import { findSubject } from './subject.ts'

/** In characters. */
export const longestToken = 65_536

/**
 * Takes a signal of the provider of a connection: once it is stored, the person's sessions that are in the connection's organization or began
 * through its provider are over, and so is what could still become one. One that comes again is taken again, and does nothing.
 *
 * @param named the `jti` under which it was handed over, if it was
 * @returns whether it had not come before
 * @throws one of the refusals, which changes nothing
 */
export async function takeSignal(
  given: Context,
  connection: ConnectionRow,
  receiver: ReceiverRow,
  text: string,
  named?: string,
): Promise<boolean> {
  const ctx = asProvider(given, connection)
  const event = await readNamed(ctx, receiver, text, named).catch(async (error: unknown) => {
    if (error instanceof DomainError) await noteRefusal(ctx, receiver, error)
    throw error
  })
  return ctx.transaction((tx) => take(tx, connection, receiver, event))
}

async function readNamed(ctx: Context, receiver: ReceiverRow, text: string, named?: string): Promise<SecurityEvent> {
  const event = await readSet(ctx, receiver, text)
  if (named !== undefined && named !== event.jti) throw signalUnusable('its `jti` is not the one it was named by')
  return event
}

/** What the signal changes is done by the provider, and not by who pushed it. */
function asProvider(ctx: Context, { id, name }: ConnectionRow): Context {
  const { system, environmentId, clientId, request } = ctx
  const parts = { environmentId, clientId, actor: { type: 'directory' as const, id, name } }
  return createContext(system, request === undefined ? parts : { ...parts, request })
}

async function take(
  tx: TransactionContext,
  connection: ConnectionRow,
  receiver: ReceiverRow,
  { jti, issuedAt, uri, payload, subject }: SecurityEvent,
): Promise<boolean> {
  const { type, endsSessions } = meaningOf(uri, payload)
  const people = endsSessions ? await findSubject(tx, connection, receiver.issuer, subject) : []
  const id = tx.newId('signal')
  const first = await tx.db.maybe(sql`
    insert into received_signals (environment_id, id, connection_id, jti, type, outcome, initiating_entity, user_id,
      sessions_ended, issued_at, created_at)
    values (${tx.environmentId}, ${id}, ${connection.id}, ${jti}, ${type}, 'noted', ${initiatorIn(payload)},
      ${people[0]?.user_id ?? null}, 0, ${issuedAt}, ${tx.now()})
    on conflict (environment_id, connection_id, jti) do nothing returning id`)
  if (first === undefined) return false
  if (type === 'verification') await noteVerification(tx, receiver, payload.state)
  let ended = 0
  for (const { id: profileId, user_id } of people) {
    // First what could still become a session, such as a browser that is remembered, which the provider is not asked about again.
    endUnfinishedSignInsThrough(tx, user_id, connection.organization_id)
    ended += await endSessionsOfProfile(tx, profileId)
    ended += await revokeSessionsThrough(tx, user_id, connection.organization_id)
  }
  const row = await tx.db.one<ReceivedSignalRow>(sql`
    update received_signals set outcome = ${outcomeOf(endsSessions, people.length, ended)}, sessions_ended = ${ended}
    where environment_id = ${tx.environmentId} and id = ${id} returning ${receivedColumns}`)
  recordEvent(tx, signalReceived, toReceivedSignal(row), undefined, connection.organization_id)
  return true
}

function outcomeOf(endsSessions: boolean, people: number, ended: number): Outcome {
  if (!endsSessions) return 'noted'
  if (people === 0) return 'unknown_subject'
  return ended === 0 ? 'no_session' : 'sessions_ended'
}

function initiatorIn({ initiating_entity }: Readonly<Record<string, unknown>>): ReceivedSignal['initiating_entity'] {
  const known = ['admin', 'user', 'policy', 'system'] as const
  return known.find((each) => each === initiating_entity) ?? null
}
