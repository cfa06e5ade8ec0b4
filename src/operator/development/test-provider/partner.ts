import type { Context, PublicContext } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import {
  type ConnectionRow,
  findAddressedConnection,
  listUsableConnections,
  readSaml,
  samlAddressesOf,
} from '#sso/connections/index.ts'
import { findShownEnvironment } from '../shown-environment.ts'
import { testRequestRefused } from './errors.ts'
import { findProviderKey, type ProviderKey } from './provider-key.ts'
import { testOrganizationId, testProviderUrl } from './test-organization.ts'

/** Whom the test provider answers. */
export interface Partner {
  ctx: Context
  connection: ConnectionRow
  key: ProviderKey
  acsUrl: string
  spEntityId: string
  /** Of the request; undefined for a sign-in that starts here. */
  requestId: string | undefined
}

export interface PartnerQuery {
  SAMLRequest?: string
  environment?: string
}

/**
 * The connection that sent a request, or the connection of the test organization.
 *
 * @throws testRequestRefused, notFound
 */
export async function findPartner(
  context: PublicContext,
  first: Context,
  { SAMLRequest, environment }: PartnerQuery,
): Promise<Partner> {
  const request = SAMLRequest === undefined ? undefined : await read(SAMLRequest)
  const found =
    request === undefined
      ? await testConnectionOf(await findShownEnvironment(first, environment))
      : await findAddressedConnection(context, request.issuer.split('/sso/saml/metadata/')[1] ?? '')
  const settings = found && (await readSettings(found.ctx, found.connection))
  const key = found && (await findProviderKey(found.ctx))
  if (found === undefined || key === undefined || settings?.idp_entity_id !== testProviderUrl(found.ctx.system)) {
    throw request === undefined ? notFound('Organization', testOrganizationId) : testRequestRefused()
  }
  const { acsUrl, spEntityId } = samlAddressesOf(found.ctx, found.connection, settings)
  return { ...found, key, acsUrl, spEntityId, requestId: request?.id }
}

async function read(value: string) {
  // Loaded here: it brings a parser of XML.
  const { readAuthnRequest } = await import('#protocol/saml/identity-provider/authn-request.ts')
  try {
    const request = readAuthnRequest(value)
    if (request !== undefined) return request
  } catch (error) {
    if (!(error instanceof SamlFailure)) throw error
  }
  throw testRequestRefused()
}

async function readSettings(ctx: Context, { id, connection_type }: ConnectionRow) {
  return connection_type === 'TestIdp' ? readSaml(ctx, id) : undefined
}

async function testConnectionOf(ctx: Context): Promise<{ ctx: Context; connection: ConnectionRow } | undefined> {
  const all = await listUsableConnections(ctx, testOrganizationId)
  const connection = all.find(({ connection_type }) => connection_type === 'TestIdp')
  return connection && { ctx, connection }
}
