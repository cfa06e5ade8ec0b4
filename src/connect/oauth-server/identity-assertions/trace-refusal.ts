import { type Failure, SsoFailure, traceUnsolicitedFailure } from '#sso/sso-sessions/index.ts'
import type { Client } from '../../applications/index.ts'
import type { NamedProfile } from './find-profile.ts'

/** Leaves the refusal of an assertion in the traces of its connection, for the administrator of the provider. */
export async function traceRefusal(
  { ctx, client_id }: Client,
  { connection_id: id, organization_id }: NamedProfile,
  { reason, message, details }: Failure,
): Promise<void> {
  const failure = new SsoFailure('assertion_refused', {
    ...details,
    rule: reason,
    why: message,
    application: client_id,
  })
  await traceUnsolicitedFailure(ctx, { id, organization_id }, failure, {
    request: null,
    response: null,
    attributes: null,
  })
}
