import { type Static, Type } from 'typebox'
import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { defineEvent } from '#platform/events/define-event.ts'
import { Nullable, PersonalText, Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'
import type { AccountRow } from './schemas.ts'

const NullableText = Nullable(Type.String())

const EventAccount = Type.Object({
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
})
type EventAccount = Static<typeof EventAccount>

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

/** Recorded for a new account, and for one that works again. */
export const accountConnected = defineEvent('pipes.connected_account.connected', EventAccount)
/** A connection that a person began and that the service or the person refused. Nothing was stored. */
export const accountConnectionFailed = defineEvent('pipes.connected_account.connection_failed', ConnectionFailed)
/** Recorded when an account is deleted, with its last state. */
export const accountDisconnected = defineEvent('pipes.connected_account.disconnected', EventAccount)
/** The service no longer renews the token: the owner has to connect again. */
export const accountReauthorizationNeeded = defineEvent('pipes.connected_account.reauthorization_needed', EventAccount)

/** The event of the state that an account has come into. */
export function announceState(tx: TransactionContext, slug: string, row: AccountRow): void {
  const event = row.state === 'connected' ? accountConnected : accountReauthorizationNeeded
  recordEvent(tx, event, toEventAccount(slug, row))
}

/** The account as events have it, without anything that opens it. */
export function toEventAccount(slug: string, row: AccountRow): EventAccount {
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
