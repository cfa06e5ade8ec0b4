import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import type { WeakCertificate } from '#protocol/saml/index.ts'
import {
  type DiscoveryFailureCause,
  discoveryFailureCauses,
  type MetadataFailureCause,
  metadataFailureCauses,
} from '../provider-documents/index.ts'
import { addressesOf } from './addresses.ts'
import { connectionTypes, familyOf } from './connection-types.ts'
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
  group: Type.String({
    minLength: 1,
    maxLength: 500,
    description: 'The name or id of the group as the provider sends it.',
  }),
  role: Type.String({ minLength: 1, maxLength: 255, description: 'The slug of a role of the organization.' }),
})
export type GroupRole = Static<typeof GroupRole>

const ProviderDocumentFailure = Type.Object({
  reason: Type.String({ description: 'The cause.' }),
  message: Type.String({ description: 'The cause in a sentence.' }),
  failures: Type.Integer({ description: 'How many attempts have failed in a row.' }),
  next_attempt_at: Nullable({
    ...Timestamp,
    description: 'When the document is read next. Each failure makes that later, up to six hours.',
  }),
})

/** A connection with the values that an administrator has to enter at the provider. */
export const ConfiguredConnection = Type.Object({
  ...Connection.properties,
  saml: Type.Optional(
    Type.Object(
      {
        sp_entity_id: Type.String({
          description: 'The entity id of an earlier product if one is set, otherwise the connection’s own.',
        }),
        acs_url: Type.String({
          description:
            'The URL to which the provider sends responses: that of an earlier product if one is set, otherwise the connection’s own.',
        }),
        own_acs_url: Type.String({
          description:
            'The URL that accepts responses. If `acs_url` is that of an earlier product, forward responses from there to this URL with a 307.',
        }),
        slo_url: Type.String({ description: 'The URL for the provider’s logout requests and responses.' }),
        metadata_url: Type.String({ description: 'The URL of the connection’s metadata, for providers that read it.' }),
        ignored_certificates: Type.Array(
          Type.Object({
            fingerprint: Type.String({ description: 'SHA-256 of the certificate, in hexadecimal.' }),
            key: Type.String({ description: 'The kind of the key with its size or curve, such as `rsa 1024`.' }),
          }),
          {
            description: 'Certificates in the metadata whose keys are too weak. Messages signed with them are refused.',
          },
        ),
        metadata_failure: Type.Union([ProviderDocumentFailure, Type.Null()], {
          description:
            'Why the last attempt to read the metadata at `idp_metadata_url` failed. A connection whose metadata was never read is `validating`.',
        }),
      },
      { description: 'The settings of a SAML connection.' },
    ),
  ),
  oidc: Type.Optional(
    Type.Object(
      {
        redirect_uri: Type.String(),
        jwks_uri: Type.String({ description: 'The URL of the connection’s public key, for `private_key_jwt`.' }),
        client_authentication: Type.Union([authentication, Type.Null()], {
          description: 'The method that was set. `null`: the method that the discovery document announces.',
        }),
        accept_identity_assertions: Type.Boolean({
          description:
            'Whether applications get access tokens for assertions of the provider about its users (ID-JAG).',
        }),
        discovery_failure: Type.Union([ProviderDocumentFailure, Type.Null()], {
          description:
            'Why the last attempt to read the discovery document failed. A connection whose document was never read is `validating`.',
        }),
      },
      { description: 'The settings of an OpenID Connect connection.' },
    ),
  ),
  group_roles: Type.Array(GroupRole, { description: 'Roles for members of the provider’s groups.' }),
  external_id: Nullable(Type.String()),
  callback_endpoint: Nullable(
    Type.String({
      description:
        'The connection’s own ACS URL or redirect URI. If an earlier product’s is set, forward from there to this one.',
    }),
  ),
})

const address = Type.String({ minLength: 1, maxLength: 2_000 })

const nameIdFormats = ['email', 'persistent', 'transient', 'unspecified'] as const
export type NameIdFormat = (typeof nameIdFormats)[number]

const bindings = ['redirect', 'post'] as const
export type Binding = (typeof bindings)[number]

export const SamlInput = Type.Object(
  {
    idp_metadata_xml: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1_000_000, description: 'The provider’s metadata itself.' }),
    ),
    idp_metadata_url: Type.Optional({
      ...address,
      description: 'The URL of the provider’s metadata, which is read again about every hour.',
    }),
    idp_entity_id: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1_024, description: 'The provider’s entity id.' }),
    ),
    idp_sso_url: Type.Optional({ ...address, description: 'The provider’s sign-in URL.' }),
    idp_slo_url: Type.Optional(
      Type.Union([address, Type.Null()], {
        description: 'The provider’s sign-out URL. Without it, there is no single logout.',
      }),
    ),
    idp_slo_response_url: Type.Optional(
      Type.Union([address, Type.Null()], {
        description: 'The URL for responses to the provider’s logout requests, if it differs from `idp_slo_url`.',
      }),
    ),
    idp_slo_binding: Type.Optional(
      Type.Enum([...bindings], { description: 'The binding of both sign-out URLs. Default: HTTP-Redirect.' }),
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
        description: 'The provider’s certificates in PEM. They replace the connection’s existing ones.',
      }),
    ),
    acs_url: Type.Optional(
      Type.Union([address, Type.Null()], {
        description:
          'The ACS URL of an earlier product, to which the provider still sends responses. `null` to use the connection’s own.',
      }),
    ),
    sp_entity_id: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: 1_024 }), Type.Null()], {
        description:
          'The entity id of an earlier product, which the provider still uses. `null` to use the connection’s own.',
      }),
    ),
    sign_requests: Type.Optional(Type.Boolean({ description: 'Whether requests to the provider are signed.' })),
    force_authn: Type.Optional(
      Type.Boolean({ description: 'Whether the provider is always asked to authenticate users again.' }),
    ),
    name_id_format: Type.Optional(
      Type.Union([Type.Enum([...nameIdFormats]), Type.Null()], {
        description: 'The NameID format that requests and metadata ask for. Few providers need it.',
      }),
    ),
    allow_missing_name_id: Type.Optional(
      Type.Boolean({
        description:
          'Whether responses without a NameID are accepted if they have the attribute that is mapped to `id`.',
      }),
    ),
    allow_idp_initiated: Type.Optional(Type.Boolean({ description: 'Whether sign-ins may start at the provider.' })),
    allow_sha1: Type.Optional(
      Type.Boolean({
        description:
          'Whether signatures with SHA-1 are accepted. They can be forged; use this only for providers that support nothing else.',
      }),
    ),
  },
  {
    description:
      'The provider’s metadata as text or URL, or its entity id, sign-in URL and certificates. A URL is read again about every hour until something else is entered.',
  },
)
export type SamlInput = Static<typeof SamlInput>

export const OidcInput = Type.Object(
  {
    discovery_endpoint: Type.Optional({ ...address, description: 'The URL of the provider’s discovery document.' }),
    issuer: Type.Optional(address),
    client_id: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
    client_secret: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 8_192,
        description: 'The client secret. It can’t be read again.',
        ...secret,
      }),
    ),
    client_authentication: Type.Optional(
      Type.Union([authentication, Type.Null()], {
        description:
          'How the client authenticates. `null`, the default, uses the first of these methods in `token_endpoint_auth_methods_supported` of the discovery document. With `private_key_jwt` there is no secret; the provider reads the connection’s public key at `jwks_uri`.',
      }),
    ),
    scopes: Type.Optional(
      Type.Array(Type.String({ pattern: '^[!#-\\[\\]-~]{1,200}$' }), {
        maxItems: 20,
        description: 'Scopes in addition to `openid`, `email` and `profile`, such as `groups`.',
      }),
    ),
    accept_identity_assertions: Type.Optional(
      Type.Boolean({
        description:
          'Whether applications get access tokens for assertions of the provider about its users (ID-JAG). Setting another provider turns it off, unless the same request turns it on.',
      }),
    ),
  },
  { description: 'The provider, by its discovery document or issuer, and your client there.' },
)
export type OidcInput = Static<typeof OidcInput>

export const AttributeMap = Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 500 }), {
  maxProperties: 100,
  propertyNames: { minLength: 1, maxLength: 100 },
  description: 'Maps attributes of a profile, such as `email`, to the names that the provider uses.',
})

const changeable = {
  domains: Type.Optional(Type.Array(Type.String({ maxLength: 253 }), { maxItems: 100 })),
  saml: Type.Optional({ ...SamlInput, description: 'The settings of a SAML connection.' }),
  oidc: Type.Optional({ ...OidcInput, description: 'The settings of an OpenID Connect connection.' }),
  attribute_map: Type.Optional(AttributeMap),
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
  /** Of OpenID Connect: whether assertions of its provider get applications tokens. */
  acceptsIdentityAssertions: boolean
  /** Of OpenID Connect: what the provider knows instead of our address. */
  keptRedirectUri: string | null
  /** Of a SAML provider's metadata. */
  ignoredCertificates: readonly WeakCertificate[]
  /** Of the last attempt to read it. */
  metadataFailure: FailedReading<MetadataFailureCause> | null
  /** Of the last attempt to read an OpenID Connect provider’s discovery document, while it was never read. */
  discoveryFailure: FailedReading<DiscoveryFailureCause> | null
}

interface FailedReading<Cause> {
  reason: Cause
  failures: number
  next_attempt_at: string | null
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
              ...metadataFailure,
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
            accept_identity_assertions: connection.acceptsIdentityAssertions,
            discovery_failure: discoveryFailure && {
              ...discoveryFailure,
              message: discoveryFailureCauses[discoveryFailure.reason],
            },
          },
        }
      : {}),
    group_roles: connection.groupRoles,
    external_id: row.external_id,
    callback_endpoint: { saml: own.acsUrl, oidc: redirectUri, other: null }[family],
  }
}
