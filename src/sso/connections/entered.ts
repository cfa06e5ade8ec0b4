import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { notSecret } from '#platform/marks.ts'
import { ConfiguredConnection } from './configured-connection.ts'
import { familyOf } from './connection-types.ts'
import { connectionGroupRoles } from './group-roles.ts'
import { AttributeMap, OidcInput, SamlInput } from './input-schemas.ts'
import { readOidc } from './oidc/oidc-settings.ts'
import { withDomains } from './read.ts'
import { listCurrentCertificates } from './saml/saml-certificates.ts'
import { readSaml } from './saml/saml-settings.ts'
import type { ConnectionRow } from './schemas.ts'

const { idp_metadata_xml: _xml, ...samlMembers } = SamlInput.properties
const { client_secret: _secret, ...oidcMembers } = OidcInput.properties
const { id, connection_type, name, state, group_roles, external_id } = ConfiguredConnection.properties

/** What was entered for a connection, in the form in which it can be sent again. */
export const EnteredConnection = Type.Object({
  object: Type.Literal('connection_configuration'),
  id,
  organization_id: Type.String(),
  type: connection_type,
  name,
  state,
  domains: Type.Array(Type.String()),
  saml: Type.Optional(
    Type.Object(samlMembers, {
      description:
        'The settings of a SAML connection. With `idp_metadata_url`, those that its metadata says are left out.',
    }),
  ),
  oidc: Type.Optional(
    Type.Object(oidcMembers, { description: 'The settings of an OpenID Connect connection, without the secret.' }),
  ),
  has_client_secret: Type.Boolean({ ...notSecret, description: 'Whether a client secret is stored.' }),
  attribute_map: AttributeMap,
  group_roles,
  external_id,
})
export type EnteredConnection = Static<typeof EnteredConnection>

export async function enteredOf(ctx: Context, row: ConnectionRow): Promise<EnteredConnection> {
  const family = familyOf(row.connection_type)
  const [{ domains }, oidc, saml, groupRoles] = await Promise.all([
    withDomains(ctx, row),
    family === 'oidc' ? readOidc(ctx, row.id) : undefined,
    family === 'saml' ? enteredSaml(ctx, row.id) : undefined,
    connectionGroupRoles.list(ctx, row.id),
  ])
  return {
    object: 'connection_configuration',
    id: row.id,
    organization_id: row.organization_id,
    type: row.connection_type,
    name: row.name,
    state: row.state,
    domains: domains.map(({ domain }) => domain),
    ...(saml === undefined ? {} : { saml }),
    ...(oidc === undefined ? {} : { oidc: enteredOidc(oidc) }),
    has_client_secret: typeof oidc?.sealed_client_secret === 'string',
    attribute_map: row.attribute_map,
    group_roles: groupRoles,
    external_id: row.external_id,
  }
}

async function enteredSaml(ctx: Context, connectionId: string): Promise<NonNullable<EnteredConnection['saml']>> {
  const [row, certificates] = await Promise.all([
    readSaml(ctx, connectionId),
    listCurrentCertificates(ctx, connectionId),
  ])
  const provider =
    row.idp_metadata_url === null
      ? {
          ...(row.idp_entity_id === null ? {} : { idp_entity_id: row.idp_entity_id }),
          ...(row.idp_sso_url === null ? {} : { idp_sso_url: row.idp_sso_url }),
          idp_slo_url: row.idp_slo_url,
          idp_slo_response_url: row.idp_slo_response_url,
          idp_slo_binding: row.idp_slo_binding,
          ...(certificates.length === 0 ? {} : { idp_certificates: certificates.map(({ pem }) => pem) }),
        }
      : { idp_metadata_url: row.idp_metadata_url }
  return {
    ...provider,
    sign_out_at_provider: row.signs_out_at_provider,
    acs_url: row.kept_acs_url,
    sp_entity_id: row.kept_sp_entity_id,
    sign_requests: row.signs_requests,
    force_authn: row.forces_authentication,
    name_id_format: row.name_id_format,
    allow_missing_name_id: row.allows_missing_name_id,
    allow_idp_initiated: row.allows_idp_initiated,
    allow_sha1: row.allows_sha1,
  }
}

type Oidc = Awaited<ReturnType<typeof readOidc>>

function enteredOidc(row: Oidc) {
  const { discovery_endpoint, issuer, client_id, client_authentication, scopes } = row
  return {
    ...(discovery_endpoint === null ? {} : { discovery_endpoint }),
    ...(issuer === null ? {} : { issuer }),
    ...(client_id === null ? {} : { client_id }),
    client_authentication,
    scopes,
    accept_identity_assertions: row.accepts_identity_assertions,
  }
}
