import { type Static, Type } from 'typebox'
import { Name } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { connectionTypes } from './connection-types.ts'
import { clientAuthentications } from './oidc/client-authentication.ts'
import { GroupRole } from './schemas.ts'

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
      Type.Union([Type.Enum([...clientAuthentications]), Type.Null()], {
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
