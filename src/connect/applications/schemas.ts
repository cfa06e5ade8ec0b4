import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { notSecret, secret } from '#platform/marks.ts'
import { IdJagAudience } from './id-jag-audiences.ts'
import { type SecurityProfile, securityProfiles } from './security-profile.ts'

const common = {
  object: Type.Literal('connect_application'),
  id: Type.String(),
  client_id: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  scopes: Type.Array(Type.String()),
  security_profile: Type.Enum(securityProfiles, {
    description: '`fapi2` if the application is held to the FAPI 2.0 Security Profile.',
  }),
  created_at: Timestamp,
  updated_at: Timestamp,
}
const oauth = {
  ...common,
  application_type: Type.Literal('oauth'),
  redirect_uris: Type.Array(Type.Object({ uri: Type.String({ format: 'uri' }), default: Type.Boolean() })),
  uses_pkce: Type.Boolean({ description: 'Whether requests of the application must use PKCE.' }),
  backchannel_logout_uri: Nullable(
    Type.String({ description: 'Where the application learns that a session of one of its users has ended.' }),
  ),
  backchannel_logout_session_required: Type.Boolean({
    description: 'Whether the application goes by the `sid` of logout tokens. They always have one.',
  }),
  id_jag_audiences: Type.Array(IdJagAudience, {
    description: 'The authorization servers for which the application may ask for assertions about its users (ID-JAG).',
  }),
}

const FirstParty = Type.Object({ ...oauth, is_first_party: Type.Literal(true) })
const ThirdParty = Type.Object({
  ...oauth,
  is_first_party: Type.Literal(false),
  was_dynamically_registered: Type.Literal(false),
  organization_id: Type.String(),
})
const Registered = Type.Object({
  ...oauth,
  is_first_party: Type.Literal(false),
  was_dynamically_registered: Type.Literal(true),
})
const Machine = Type.Object({
  ...common,
  application_type: Type.Literal('m2m'),
  organization_id: Type.String(),
})

export const ConnectApplication = Type.Union([FirstParty, ThirdParty, Registered, Machine])
export type ConnectApplication = Static<typeof ConnectApplication>

/** RFC 6749 §3.3. */
const Scope = Type.String({
  maxLength: 128,
  pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$',
  'x-characters': 'printable ASCII characters without spaces, quotes and backslashes',
})
const Scopes = Type.Optional(Nullable(Type.Array(Scope, { maxItems: 100 })))
const Description = Type.Optional(Nullable(Type.String({ maxLength: 500 })))

export const RedirectUri = Type.Object({
  uri: Type.String({
    description: 'The redirect URI. It is compared character by character; wildcards are not allowed.',
  }),
  default: Type.Optional(Nullable(Type.Boolean({ description: 'One is the default: the first, unless one says so.' }))),
})
export type GivenRedirectUri = Static<typeof RedirectUri>
const RedirectUris = Type.Optional(Nullable(Type.Array(RedirectUri, { maxItems: 50 })))

/** OpenID Connect Back-Channel Logout 1.0 §2.2. */
const BackchannelLogout = {
  backchannel_logout_uri: Type.Optional(
    Nullable(
      Type.String({
        maxLength: 2_048,
        description:
          'The URL to which a logout token is sent when a session of a user ends (OpenID Connect Back-Channel Logout). The `sid` of ID tokens is then the id of the session.',
      }),
    ),
  ),
  backchannel_logout_session_required: Type.Optional(
    Nullable(
      Type.Boolean({
        description: 'Whether the application needs the `sid` of the session. Logout tokens always have it.',
      }),
    ),
  ),
}

export const CreateOAuthApplication = Type.Object({
  application_type: Type.Literal('oauth'),
  name: Name(255),
  description: Description,
  scopes: Scopes,
  redirect_uris: RedirectUris,
  uses_pkce: Type.Optional(
    Nullable(
      Type.Boolean({
        description:
          'Every sign-in needs PKCE. So an app on a device or in a browser, too, signs people in, which needs no secret until it has one. Without it, the secret alone will do.',
      }),
    ),
  ),
  is_first_party: Type.Boolean({
    description: 'Whether the application is your own. A third-party application belongs to an organization.',
  }),
  organization_id: Type.Optional(Nullable(Type.String())),
  ...BackchannelLogout,
})
const CreateM2MApplication = Type.Object({
  application_type: Type.Literal('m2m'),
  name: Name(255),
  description: Description,
  scopes: Scopes,
  organization_id: Type.String(),
})
export const CreateApplication = TaggedUnion('application_type', [CreateOAuthApplication, CreateM2MApplication])
export type CreateApplication = Static<typeof CreateApplication>

export const UpdateApplication = Type.Object({
  name: Type.Optional(Name(255)),
  description: Description,
  scopes: Scopes,
  redirect_uris: RedirectUris,
  ...BackchannelLogout,
  id_jag_audiences: Type.Optional(
    Nullable(
      Type.Array(IdJagAudience, {
        maxItems: 20,
        description:
          'The authorization servers for which the application may exchange ID tokens of its users for assertions (ID-JAG), so that it gets tokens there.',
      }),
    ),
  ),
  security_profile: Type.Optional(
    Nullable(
      Type.Enum(securityProfiles, {
        description:
          'With `fapi2`, the application is held to the FAPI 2.0 Security Profile: it pushes its requests, authenticates with a key, and gets tokens that are bound to a key. It needs a key set first.',
      }),
    ),
  ),
})
export type UpdateApplication = Static<typeof UpdateApplication>

export interface ApplicationRow {
  id: string
  client_id: string
  application_type: 'oauth' | 'm2m'
  name: string
  description: string | null
  organization_id: string | null
  scopes: string[]
  redirect_uris: RegisteredRedirectUri[]
  uses_pkce: boolean
  is_first_party: boolean
  was_dynamically_registered: boolean
  backchannel_logout_uri: string | null
  backchannel_logout_session_required: boolean
  security_profile: SecurityProfile
  id_jag_audiences: IdJagAudience[]
  created_at: string
  updated_at: string
}

export interface RegisteredRedirectUri {
  uri: string
  default: boolean
}

export const applicationColumns = sql`
  a.id, a.client_id, a.application_type, a.name, a.description, a.organization_id, a.scopes, a.redirect_uris, a.uses_pkce,
  a.is_first_party, a.was_dynamically_registered, a.backchannel_logout_uri, a.backchannel_logout_session_required,
  a.security_profile, a.id_jag_audiences, a.created_at, a.updated_at`

export function toApplication(row: ApplicationRow): ConnectApplication {
  const {
    id,
    client_id,
    name,
    description,
    scopes,
    security_profile,
    created_at,
    updated_at,
    redirect_uris,
    uses_pkce,
  } = row
  const shared = {
    object: 'connect_application' as const,
    id,
    client_id,
    name,
    description,
    scopes,
    security_profile,
    created_at,
    updated_at,
  }
  const organization_id = row.organization_id ?? ''
  if (row.application_type === 'm2m') return { ...shared, application_type: 'm2m', organization_id }
  const { backchannel_logout_uri, backchannel_logout_session_required, id_jag_audiences } = row
  const application = {
    ...shared,
    application_type: 'oauth' as const,
    redirect_uris,
    uses_pkce,
    backchannel_logout_uri,
    backchannel_logout_session_required,
    id_jag_audiences,
  }
  if (row.is_first_party) return { ...application, is_first_party: true }
  return row.was_dynamically_registered
    ? { ...application, is_first_party: false, was_dynamically_registered: true }
    : { ...application, is_first_party: false, was_dynamically_registered: false, organization_id }
}

export const ClientSecret = Type.Object({
  object: Type.Literal('connect_application_secret'),
  id: Type.String(),
  secret_hint: Type.String({ ...notSecret, description: 'The last four characters of the secret.' }),
  last_used_at: Nullable(Type.String({ format: 'date-time', description: 'Up to a minute behind.' })),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export const NewClientSecret = Type.Object({
  ...ClientSecret.properties,
  secret: Type.String({ ...secret, description: 'The secret. Only this response contains it.' }),
})

export interface ClientSecretRow {
  id: string
  hint: string
  last_used_at: string | null
  created_at: string
  updated_at: string
}

export function toClientSecret({ hint, ...row }: ClientSecretRow): Static<typeof ClientSecret> {
  return { object: 'connect_application_secret', ...row, secret_hint: hint }
}
