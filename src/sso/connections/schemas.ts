import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import type { WeakCertificate } from '#protocol/saml/index.ts'
import { addressesOf } from './addresses.ts'
import { connectionTypes, familyOf } from './connection-types.ts'
import { type DiscoveryFailureCause, discoveryFailureCauses } from './discovery/failure-causes.ts'
import { type MetadataFailureCause, metadataFailureCauses } from './metadata/failure-causes.ts'
import { type ClientAuthentication, clientAuthentications } from './oidc/client-authentication.ts'
import type { SamlAddresses } from './saml/saml-addresses.ts'

/** The official states, of which we never have `deleting`: a deletion is done when it is answered. */
export const connectionStates = ['requires_type', 'draft', 'active', 'validating', 'inactive', 'deleting'] as const

const authentication = Type.Enum([...clientAuthentications])

const ConnectionDomain = Type.Object({
  id: Type.String(),
  object: Type.Literal('connection_domain'),
  domain: Type.String(),
})

const common = {
  object: Type.Literal('connection'),
  id: Type.String(),
  organization_id: Type.Optional(Type.String()),
  connection_type: Type.Enum(connectionTypes),
  name: Type.String(),
  state: Type.Enum([...connectionStates]),
  created_at: Timestamp,
  updated_at: Timestamp,
}

export const Connection = Type.Object({
  ...common,
  status: Type.Enum(['linked', 'unlinked']),
  domains: Type.Array(ConnectionDomain),
})
export type Connection = Static<typeof Connection>

/** A connection in the events that change its state. */
export const AnnouncedConnection = Type.Object({ ...Connection.properties, external_key: Type.String(notSecret) })
export const DeletedConnection = Type.Object(common)

const GroupRole = Type.Object({
  group: Type.String({ minLength: 1, maxLength: 500, description: 'As the provider sends it.' }),
  role: Type.String({ minLength: 1, maxLength: 255, description: 'The slug of a role of the organization.' }),
})
export type GroupRole = Static<typeof GroupRole>

/** A connection as the one who sets it up sees it, with what the provider has to be told. */
export const ConfiguredConnection = Type.Object({
  ...Connection.properties,
  saml: Type.Optional(
    Type.Object({
      sp_entity_id: Type.String({ description: 'The kept one, or ours.' }),
      acs_url: Type.String({ description: 'Where the provider sends responses: the kept address, or ours.' }),
      own_acs_url: Type.String({
        description: 'Takes the responses. An application at a kept `acs_url` forwards them here, by a 307.',
      }),
      slo_url: Type.String({ description: 'Takes logout requests of the provider and its answers to ours.' }),
      metadata_url: Type.String({ description: 'Our metadata, for providers that read it.' }),
      ignored_certificates: Type.Array(
        Type.Object({
          fingerprint: Type.String({ description: 'SHA-256 of the certificate, in hexadecimal.' }),
          key: Type.String({ description: 'Its kind and size or curve, such as `rsa 1024`.' }),
        }),
        { description: 'Certificates of the metadata whose keys are too weak. What is signed with them is refused.' },
      ),
      metadata_failure: Type.Union([Type.Object({ reason: Type.String(), message: Type.String() }), Type.Null()], {
        description:
          'Why the metadata at `idp_metadata_url` could not be read, at the last attempt. A connection whose metadata was never read is `validating`.',
      }),
    }),
  ),
  oidc: Type.Optional(
    Type.Object({
      redirect_uri: Type.String(),
      jwks_uri: Type.String({ description: 'Our public key, for `private_key_jwt`.' }),
      client_authentication: Type.Union([authentication, Type.Null()], {
        description: 'As it is set. `null`: as the discovery document announces.',
      }),
      discovery_failure: Type.Union([Type.Object({ reason: Type.String(), message: Type.String() }), Type.Null()], {
        description:
          'Why the discovery document could not be read, at the last attempt. A connection whose document was never read is `validating`.',
      }),
    }),
  ),
  group_roles: Type.Array(GroupRole),
  external_id: Nullable(Type.String()),
})

const address = Type.String({ minLength: 1, maxLength: 2_000 })

const nameIdFormats = ['email', 'persistent', 'transient', 'unspecified'] as const
export type NameIdFormat = (typeof nameIdFormats)[number]

const bindings = ['redirect', 'post'] as const
export type Binding = (typeof bindings)[number]

const SamlInput = Type.Object(
  {
    idp_metadata_xml: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000_000 })),
    idp_metadata_url: Type.Optional(address),
    idp_entity_id: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
    idp_sso_url: Type.Optional(address),
    idp_slo_url: Type.Optional(
      Type.Union([address, Type.Null()], {
        description: 'Where people sign out at the provider. Without it, there is no single logout.',
      }),
    ),
    idp_slo_response_url: Type.Optional(
      Type.Union([address, Type.Null()], {
        description: 'Where answers to logout requests of the provider go, if that is another address.',
      }),
    ),
    idp_slo_binding: Type.Optional(
      Type.Enum([...bindings], { description: 'How it takes both: by HTTP-Redirect, unless it says otherwise.' }),
    ),
    sign_out_at_provider: Type.Optional(
      Type.Boolean({
        description: 'Whether a sign-out on the hosted pages ends the session at the provider as well.',
      }),
    ),
    idp_certificates: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 16_384 }), {
        minItems: 1,
        maxItems: 10,
        description: 'In PEM. They replace those that the connection has.',
      }),
    ),
    acs_url: Type.Optional(
      Type.Union([address, Type.Null()], {
        description:
          'The address that the provider sends responses to since an earlier product had it, until it is given ours. `null` for ours.',
      }),
    ),
    sp_entity_id: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 1_024 }), Type.Null()], {
        description: 'The entity id that the provider knows an earlier product by. `null` for ours.',
      }),
    ),
    sign_requests: Type.Optional(Type.Boolean({ description: 'Whether requests to the provider are signed.' })),
    force_authn: Type.Optional(
      Type.Boolean({ description: 'Whether the provider is always asked to authenticate users again.' }),
    ),
    name_id_format: Type.Optional(
      Type.Union([Type.Enum([...nameIdFormats]), Type.Null()], {
        description: 'The NameID that the provider is asked for, in requests and in our metadata. Few need it.',
      }),
    ),
    allow_missing_name_id: Type.Optional(
      Type.Boolean({
        description: 'Whether a response may come without a NameID, if it has the attribute that is mapped to `id`.',
      }),
    ),
    allow_idp_initiated: Type.Optional(Type.Boolean({ description: 'Whether sign-ins may start at the provider.' })),
    allow_sha1: Type.Optional(
      Type.Boolean({
        description: 'Accepts signatures with SHA-1, which can be forged. For providers without another.',
      }),
    ),
  },
  {
    description:
      'The metadata of the provider, by text or URL; or its entity id, sign-in URL and certificates. A URL is read again about every hour, until something is entered in its place.',
  },
)
export type SamlInput = Static<typeof SamlInput>

const OidcInput = Type.Object(
  {
    discovery_endpoint: Type.Optional(address),
    issuer: Type.Optional(address),
    client_id: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
    client_secret: Type.Optional(
      Type.String({ minLength: 1, maxLength: 8_192, description: 'Cannot be read again.', ...secret }),
    ),
    client_authentication: Type.Optional(
      Type.Union([authentication, Type.Null()], {
        description:
          '`null`, as in a new connection: the first of these that the discovery document announces as `token_endpoint_auth_methods_supported`. With `private_key_jwt` there is no secret: the provider reads our key at the `jwks_uri` of the answer.',
      }),
    ),
    scopes: Type.Optional(
      Type.Array(Type.String({ pattern: '^[!#-\\[\\]-~]{1,200}$' }), {
        maxItems: 20,
        description: 'Beside `openid`, `email` and `profile`, such as `groups`.',
      }),
    ),
  },
  { description: 'The provider, by its discovery document or its issuer, and your client at it.' },
)
export type OidcInput = Static<typeof OidcInput>

const changeable = {
  domains: Type.Optional(Type.Array(Type.String({ maxLength: 253 }), { maxItems: 100 })),
  saml: Type.Optional(SamlInput),
  oidc: Type.Optional(OidcInput),
  attribute_map: Type.Optional(
    Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 500 }), {
      maxProperties: 100,
      propertyNames: { minLength: 1, maxLength: 100 },
      description: 'Attributes of a profile, such as `email`, with the names that the provider gives them.',
    }),
  ),
  group_roles: Type.Optional(
    Type.Array(GroupRole, {
      maxItems: 500,
      description: 'Roles for members of the provider’s groups. Users in none of these groups have the default role.',
    }),
  ),
}
const type = Type.Enum(connectionTypes, {
  description: 'The provider. `Pending` leaves the choice to the organization.',
})

export const CreateConnection = Type.Object({ organization_id: Type.String(), type, name: Name(255), ...changeable })
export type CreateConnection = Static<typeof CreateConnection>

export const UpdateConnection = Type.Object({
  type: Type.Optional(type),
  name: Type.Optional(Name(255)),
  state: Type.Optional(Type.Enum(['active', 'inactive'])),
  ...changeable,
})
export type UpdateConnection = Static<typeof UpdateConnection>

export interface ConnectionRow {
  id: string
  organization_id: string
  connection_type: string
  name: string
  state: 'requires_type' | 'draft' | 'validating' | 'active' | 'inactive'
  external_key: string
  attribute_map: Record<string, string>
  external_id: string | null
  created_at: string
  updated_at: string
}

/** The environment's own, at a social provider or for links by mail, which `/connections` does not serve: it belongs to no organization. */
export type OwnConnection = Omit<ConnectionRow, 'organization_id'> & { organization_id: null }
export type AnyConnection = ConnectionRow | OwnConnection

export interface ConnectionDomainRow {
  id: string
  connection_id: string
  domain: string
}

export const connectionColumns = sql`
  id, organization_id, connection_type, name, state, external_key, attribute_map, external_id, created_at,
  updated_at`

/** A connection with its domains, oldest first. */
export interface JoinedConnection {
  row: ConnectionRow
  domains: readonly ConnectionDomainRow[]
}

/** A connection with all that its settings show. */
export interface ConnectionWithSettings extends JoinedConnection {
  groupRoles: GroupRole[]
  /** Of a connection of SAML. */
  samlAddresses: SamlAddresses | undefined
  /** Of OpenID Connect. Null for what the provider announces. */
  clientAuthentication: ClientAuthentication | null
  /** Of OpenID Connect: what the provider knows instead of our address. */
  keptRedirectUri: string | null
  /** Of a SAML provider's metadata. */
  ignoredCertificates: readonly WeakCertificate[]
  /** Of the last attempt to read it. */
  metadataFailure: { reason: MetadataFailureCause } | null
  /** Of the last attempt to read an OpenID Connect provider’s discovery document, while it was never read. */
  discoveryFailure: { reason: DiscoveryFailureCause } | null
}

export function toConnection({ row, domains }: JoinedConnection): Connection {
  return {
    ...toDeletedConnection(row),
    status: row.state === 'active' || row.state === 'validating' ? 'linked' : 'unlinked',
    domains: domains.map(({ id, domain }) => ({ id, object: 'connection_domain', domain })),
  }
}

export function toDeletedConnection(row: ConnectionRow): Static<typeof DeletedConnection> {
  return {
    object: 'connection',
    id: row.id,
    organization_id: row.organization_id,
    connection_type: row.connection_type,
    name: row.name,
    state: row.state,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toAnnouncedConnection(connection: JoinedConnection): Static<typeof AnnouncedConnection> {
  return { ...toConnection(connection), external_key: connection.row.external_key }
}

export function toConfiguredConnection(
  ctx: Context,
  connection: ConnectionWithSettings,
): Static<typeof ConfiguredConnection> {
  const { row, samlAddresses, ignoredCertificates, metadataFailure, discoveryFailure } = connection
  const family = familyOf(row.connection_type)
  const own = addressesOf(ctx, row.external_key)
  const { sloUrl, metadataUrl, redirectUri, jwksUri } = own
  return {
    ...toConnection(connection),
    ...(samlAddresses === undefined
      ? {}
      : {
          saml: {
            sp_entity_id: samlAddresses.spEntityId,
            acs_url: samlAddresses.acsUrl,
            own_acs_url: own.acsUrl,
            slo_url: sloUrl,
            metadata_url: metadataUrl,
            ignored_certificates: [...ignoredCertificates],
            metadata_failure: metadataFailure && {
              reason: metadataFailure.reason,
              message: metadataFailureCauses[metadataFailure.reason],
            },
          },
        }),
    ...(family === 'oidc'
      ? {
          oidc: {
            redirect_uri: connection.keptRedirectUri ?? redirectUri,
            jwks_uri: jwksUri,
            client_authentication: connection.clientAuthentication,
            discovery_failure: discoveryFailure && {
              reason: discoveryFailure.reason,
              message: discoveryFailureCauses[discoveryFailure.reason],
            },
          },
        }
      : {}),
    group_roles: connection.groupRoles,
    external_id: row.external_id,
  }
}
