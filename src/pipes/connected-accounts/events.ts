import { type Static, Type } from 'typebox'
import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defineEvent, type EventDefinition } from '#platform/events/define-event.ts'
import { Nullable, PersonalText, Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'
import { ConnectionRole } from '../pipe-providers/index.ts'
import type { AccountRow } from './schemas.ts'

const NullableText = Nullable(Type.String())

const eventAccount = {
  object: Type.Literal('connected_account'),
  id: Type.String(),
  data_integration_id: Type.String(),
  provider_slug: Type.String(),
  user_id: NullableText,
  organization_id: NullableText,
  scopes: Type.Array(Type.String()),
  state: Type.Enum(['connected', 'needs_reauthorization']),
  created_at: Timestamp,
  updated_at: Timestamp,
}
const EventAccount = Type.Object(eventAccount)
type EventAccount = Static<typeof EventAccount>
/** No official source says what the events of `account_connection` contain: an account, with all that it may be called. */
const EventConnection = Type.Object({
  ...eventAccount,
  connection_role: ConnectionRole,
  account_identifier: PersonalText,
  account_display_name: PersonalText,
})

const ConnectionFailed = Type.Object({
  object: Type.Literal('connection_failed'),
  data_integration_id: Type.String(),
  provider_slug: Type.String(),
  user_id: NullableText,
  organization_id: NullableText,
  error_code: Type.String(notSecret),
  error_reason: NullableText,
  // The service's own words may say anything.
  provider_error: PersonalText,
  provider_error_description: PersonalText,
  created_at: Timestamp,
})
export type ConnectionFailed = Static<typeof ConnectionFailed>

/** Recorded for a new account, and for an account that works again. */
export const accountConnected = defineEvent('pipes.connected_account.connected', EventAccount)
/** A connection that a person began and that the service or the person refused. Nothing was stored. */
export const accountConnectionFailed = defineEvent('pipes.connected_account.connection_failed', ConnectionFailed)
/** Recorded when an account is deleted, with its last state. */
export const accountDisconnected = defineEvent('pipes.connected_account.disconnected', EventAccount)
/** The service no longer renews the token: the owner has to connect again. */
export const accountReauthorizationNeeded = defineEvent('pipes.connected_account.reauthorization_needed', EventAccount)

/** Recorded of every account. The events above are recorded in addition, of accounts that stand for their owners alone. */
export const connectionConnected = defineEvent('pipes.account_connection.connected', EventConnection)
export const connectionFailed = defineEvent('pipes.account_connection.connection_failed', ConnectionFailed)
/** In place of the event above where a further account was to be connected. */
export const connectionAddFailed = defineEvent('pipes.account_connection.add_failed', ConnectionFailed)
export const connectionDisconnected = defineEvent('pipes.account_connection.disconnected', EventConnection)
export const connectionReauthorizationNeeded = defineEvent(
  'pipes.account_connection.reauthorization_needed',
  EventConnection,
)

/** Both names of what becomes of an account. */
interface AccountEvents {
  ofFirst: EventDefinition<typeof EventAccount>
  ofAny: EventDefinition<typeof EventConnection>
}
const connected: AccountEvents = { ofFirst: accountConnected, ofAny: connectionConnected }
const reauthorizationNeeded: AccountEvents = {
  ofFirst: accountReauthorizationNeeded,
  ofAny: connectionReauthorizationNeeded,
}
const disconnected: AccountEvents = { ofFirst: accountDisconnected, ofAny: connectionDisconnected }

/** The events of the state that an account has come into. */
export function announceState(tx: TransactionContext, slug: string, row: AccountRow): void {
  record(tx, row.state === 'connected' ? connected : reauthorizationNeeded, slug, row)
}

export function announceEnd(tx: TransactionContext, slug: string, row: AccountRow): void {
  record(tx, disconnected, slug, row)
}

function record(tx: TransactionContext, { ofFirst, ofAny }: AccountEvents, slug: string, row: AccountRow): void {
  const account = toEventAccount(slug, row)
  const { connection_role, account_identifier, account_display_name } = row
  if (connection_role === 'compatibility') recordEvent(tx, ofFirst, account)
  recordEvent(tx, ofAny, { ...account, connection_role, account_identifier, account_display_name })
}

/** @param isFurther whether it was to be an account beside others. */
export function announceFailure(tx: TransactionContext, failure: ConnectionFailed, isFurther: boolean): void {
  if (!isFurther) recordEvent(tx, accountConnectionFailed, failure)
  recordEvent(tx, isFurther ? connectionAddFailed : connectionFailed, failure)
}

/** The account as events have it, without anything that opens it. */
function toEventAccount(slug: string, row: AccountRow): EventAccount {
  const { id, integration_id, user_id, organization_id, scopes, state, created_at, updated_at } = row
  return {
    object: 'connected_account',
    id,
    data_integration_id: integration_id,
    provider_slug: slug,
    user_id,
    organization_id,
    scopes,
    state,
    created_at,
    updated_at,
  }
}
