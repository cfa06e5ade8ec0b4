import type { Context } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { ReceivedMessage, VerifiedLogout } from '#protocol/saml/index.ts'
import { addressesOf, type ConnectionRow, type SamlPartner } from '../../connections/index.ts'
import { readWithPartner } from '../../provider-sign-ins/index.ts'
import { validateLogoutOnThread } from '../../saml-threads/index.ts'
import { asFailure, type Failure, SsoFailure } from '../../sso-sessions/index.ts'
import { signOutRefused } from '../errors.ts'
import { SignOutFailure } from '../failures.ts'
import { answerLogoutRequest } from './answer-request.ts'
import type { LogoutOutcome } from './logout-outcome.ts'
import { answerSignOutVisit } from './sign-out-visits.ts'

/**
 * Accepts a provider's logout request, or its response to one of ours.
 *
 * @param relayState of a form; in a query it is part of what is signed
 * @throws signOutRefused with the named cause, without any change
 */
export async function receiveLogout(
  ctx: Context,
  connection: ConnectionRow,
  message: ReceivedMessage,
  relayState?: string,
): Promise<LogoutOutcome> {
  try {
    const { value: verified, partner } = await readWithPartner(ctx, connection, (known) =>
      validate(ctx, connection, known, message),
    )
    if (verified.kind === 'response') return { reply: await leadBack(ctx, connection, verified.inResponseTo) }
    const request = message.binding === 'post' ? { ...verified, relayState } : verified
    return await answerLogoutRequest(ctx, connection, partner, request)
  } catch (error) {
    const failure = asFailure(error)
    const { reason } = failure
    const details = shortened(failure.details)
    ctx.log.warn({ connection: connection.id, reason, details }, 'A sign-out through a connection was refused')
    throw signOutRefused(failure)
  }
}

function validate(
  ctx: Context,
  connection: ConnectionRow,
  { settings, certificates }: SamlPartner,
  message: ReceivedMessage,
): Promise<VerifiedLogout> {
  if (settings.idp_slo_url === null) throw new SignOutFailure('sign_out_not_set_up')
  if (settings.idp_entity_id === null) throw new SsoFailure('connection_incomplete')
  const { sloUrl } = addressesOf(ctx, connection.external_key)
  const { idp_entity_id: idpEntityId, allows_sha1: allowSha1 } = settings
  return validateLogoutOnThread(ctx.system, {
    message,
    expected: { sloUrl, idpEntityId, certificates, allowSha1, now: ctx.now() },
  })
}

/** Browsers send forms of other sites without cookies, so the next step finds out whose response it is. */
async function leadBack(ctx: Context, { id }: ConnectionRow, requestId: string): Promise<HttpReply> {
  const visit = await answerSignOutVisit(ctx, id, requestId)
  if (visit === undefined) throw new SignOutFailure('unknown_sign_out', { request: requestId.slice(0, 200) })
  return redirect(`${ctx.system.config.url}/sso/logout/finish?visit=${visit.state}`, 303)
}

/** Anyone can send a message, and the log is no place for all of it. */
function shortened(details: Failure['details']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 500) : value]),
  )
}
