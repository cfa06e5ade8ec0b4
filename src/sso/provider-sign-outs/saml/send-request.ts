import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { randomCrockford } from '#platform/ids.ts'
import { writeLogoutRequest } from '#protocol/saml/service-provider/logout-request.ts'
import { type ConnectionRow, readSamlPartner, samlAddressesOf } from '../../connections/index.ts'
import { bindingCookie, encodeMessage, newBinding, newSecret, type SamlSession } from '../../provider-sign-ins/index.ts'
import { createSignOutVisit, visitSeconds } from './sign-out-visits.ts'

interface Departure {
  session: SamlSession
  profileId: string
  /** Where the browser goes afterwards. */
  returnTo: string
}

/**
 * Sends a browser to its provider with a signed logout request.
 *
 * @returns `undefined` where the connection has no address for that any more.
 */
export async function sendLogoutRequest(
  ctx: Context,
  connection: ConnectionRow,
  { session, profileId, returnTo }: Departure,
): Promise<HttpReply | undefined> {
  const { settings, keys } = await readSamlPartner(ctx, connection.id)
  const key = keys.find(({ state }) => state === 'signing')
  const destination = settings.idp_slo_url
  if (destination === null || key === undefined) return undefined
  const [state, binding, requestId] = [newSecret(), newBinding(), `_${randomCrockford(26)}`]
  const request = writeLogoutRequest({
    ...session,
    id: requestId,
    issuedAt: ctx.now(),
    notOnOrAfter: new Date(ctx.now().getTime() + visitSeconds * 1_000),
    destination,
    spEntityId: samlAddressesOf(ctx, connection, settings).spEntityId,
  })
  const { url, form } = await encodeMessage(request, {
    binding: settings.idp_slo_binding,
    destination,
    relayState: state,
    key,
  })
  await createSignOutVisit(ctx, {
    state,
    returnTo,
    connectionId: connection.id,
    profileId,
    binding,
    requestId,
    ...defined({ form }),
  })
  // Beyond the visit, so that a browser that comes back late hears that it is late.
  const cookie = bindingCookie(ctx.system, state, binding, visitSeconds + 3_600)
  return redirect(url ?? `${ctx.system.config.url}/sso/logout/request?visit=${state}`).withCookies([cookie])
}
