import type { Context } from '#platform/context.ts'
import { writeAuthnRequest } from '#protocol/saml/service-provider/authn-request.ts'
import {
  type ConnectionRow,
  readSamlPartner,
  refreshMetadata,
  type SamlPartner,
  samlAddressesOf,
} from '../../connections/index.ts'
import { SsoFailure } from '../../sso-sessions/index.ts'
import type { Prepared, SignInHints } from '../prepared.ts'
import type { SecretVisit } from '../visits.ts'
import { encodeMessage } from './encode-message.ts'

/** A SAML request for the binding that the provider accepts, signed if the connection says so. @throws SsoFailure */
export async function prepareSaml(
  ctx: Context,
  connection: ConnectionRow,
  { state }: SecretVisit,
  requestId: string,
  { loginHint, domainHint, forcesLogin = false }: SignInHints,
): Promise<Prepared> {
  const { settings, keys } = await readPartner(ctx, connection)
  const key = keys.find(({ state }) => state === 'signing')
  const destination = settings.idp_sso_url
  if (destination === null || (key === undefined && settings.signs_requests))
    throw new SsoFailure('connection_incomplete')
  const { spEntityId, acsUrl } = samlAddressesOf(ctx, connection, settings)
  const request = writeAuthnRequest({
    id: requestId,
    issuedAt: ctx.now(),
    destination,
    spEntityId,
    acsUrl,
    forceAuthn: forcesLogin || settings.forces_authentication,
    nameIdFormat: settings.name_id_format ?? undefined,
    loginHint,
  })
  const encoded = await encodeMessage(request, {
    binding: settings.idp_sso_binding,
    destination,
    relayState: state,
    key: settings.signs_requests ? key : undefined,
  })
  if (encoded.url === undefined) return { form: encoded.form, requestId, request }
  return { url: withHints(encoded.url, loginHint, domainHint), requestId, request }
}

/** With its metadata read, if that was not possible before. */
async function readPartner(ctx: Context, { id }: ConnectionRow): Promise<SamlPartner> {
  const partner = await readSamlPartner(ctx, id)
  const { idp_sso_url, idp_metadata_url } = partner.settings
  if (idp_sso_url !== null || idp_metadata_url === null) return partner
  await refreshMetadata(ctx, id)
  return readSamlPartner(ctx, id)
}

/** Entra ID and Okta read the address from the query, Google the domain. Others leave parameters that they do not know alone. */
function withHints(url: string, loginHint: string | undefined, domainHint: string | undefined): string {
  const hints = [
    ...(loginHint === undefined ? [] : [`login_hint=${encodeURIComponent(loginHint)}`]),
    ...(domainHint === undefined ? [] : [`hd=${encodeURIComponent(domainHint)}`]),
  ]
  return hints.length === 0 ? url : `${url}&${hints.join('&')}`
}
