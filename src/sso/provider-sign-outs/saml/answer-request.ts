import type { Context } from '#platform/context.ts'
import { redirect } from '#platform/http/reply.ts'
import { randomCrockford } from '#platform/ids.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import type { VerifiedLogoutRequest } from '#protocol/saml/index.ts'
import { writeLogoutResponse } from '#protocol/saml/service-provider/logout-response.ts'
import { type ConnectionRow, type SamlPartner, samlAddressesOf } from '../../connections/index.ts'
import { encodeMessage, spendMessage } from '../../provider-sign-ins/index.ts'
import { SignOutFailure } from '../failures.ts'
import { endSessions } from './end-sessions.ts'
import type { LogoutOutcome } from './logout-outcome.ts'

/**
 * Ends the sessions that a genuine request names, once, and answers it. Sessions that are not known have ended, which is
 * what the provider asks for (SAML core §3.7.3.2). A request that hides whom it is about is answered with a refusal.
 *
 * @throws SignOutFailure `replayed_sign_out`, `sign_out_not_set_up`
 */
export async function answerLogoutRequest(
  ctx: Context,
  connection: ConnectionRow,
  { settings, keys }: SamlPartner,
  { id, subject, sessionIndexes, usableUntil, relayState }: VerifiedLogoutRequest,
): Promise<LogoutOutcome> {
  const key = keys.find(({ state }) => state === 'signing')
  const destination = settings.idp_slo_response_url ?? settings.idp_slo_url
  if (destination === null || key === undefined) throw new SignOutFailure('sign_out_not_set_up')
  await ctx.transaction(async (tx) => {
    // Ids of assertions have no space in them, so the two cannot meet.
    const isFirst = await spendMessage(tx, connection, `logout ${id}`, usableUntil)
    if (!isFirst) throw new SignOutFailure('replayed_sign_out')
    if (subject !== null) await endSessions(tx, connection, { nameId: subject.nameId, sessionIndexes })
  })
  const refusal = subject === null ? new SamlFailure('encrypted_name_id') : undefined
  if (refusal !== undefined)
    ctx.log.warn({ connection: connection.id, reason: refusal.reason }, 'A sign-out was refused')
  const response = writeLogoutResponse({
    id: `_${randomCrockford(26)}`,
    issuedAt: ctx.now(),
    destination,
    spEntityId: samlAddressesOf(ctx, connection, settings).spEntityId,
    inResponseTo: id,
    refusal: refusal?.message,
  })
  const { url, form } = await encodeMessage(response, {
    field: 'SAMLResponse',
    binding: settings.idp_slo_binding,
    destination,
    relayState,
    key,
  })
  return form === undefined ? { reply: redirect(url, 303) } : { form }
}
