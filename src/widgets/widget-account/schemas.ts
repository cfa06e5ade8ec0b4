import { type Static, Type } from 'typebox'
import type { IdentityRow } from '#people/identities/index.ts'
import type { SessionRow } from '#people/sessions/index.ts'
import type { UserRow } from '#people/users/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

const Text = Nullable(Type.String())
const OAuthProfile = Type.Optional(Type.Object({ id: Type.String() }))

export const Me = Type.Object({
  id: Type.String(),
  email: Type.String(),
  firstName: Text,
  lastName: Text,
  locale: Text,
  profilePictureUrl: Text,
  oauthProfiles: Type.Object({
    AppleOAuth: OAuthProfile,
    GithubOAuth: OAuthProfile,
    GoogleOAuth: OAuthProfile,
    MicrosoftOAuth: OAuthProfile,
  }),
})
export type Me = Static<typeof Me>

/** The providers whose accounts the widget shows, as it spells them. */
const shownProviders = {
  AppleOAuth: 'AppleOAuth',
  GitHubOAuth: 'GithubOAuth',
  GoogleOAuth: 'GoogleOAuth',
  MicrosoftOAuth: 'MicrosoftOAuth',
} as const

export function toMe(user: UserRow, identities: readonly IdentityRow[]): Me {
  const profiles = identities.flatMap(({ provider, idp_id: id }) => {
    const name = (shownProviders as Record<string, string>)[provider]
    return name === undefined ? [] : [[name, { id }]]
  })
  return {
    id: user.id,
    email: user.email,
    firstName: user.first_name,
    lastName: user.last_name,
    locale: user.locale,
    profilePictureUrl: user.profile_picture_url,
    oauthProfiles: Object.fromEntries(profiles),
  }
}

const Used = Type.Boolean()

export const ActiveSession = Type.Object({
  id: Type.String(),
  userlandUserId: Type.String(),
  ipAddress: Text,
  userAgent: Text,
  organizationId: Text,
  state: Type.Object({ tag: Type.Literal('Active'), expiresAt: Timestamp }),
  currentLocation: Type.Null({
    description:
      'The location of the session. It contains no city, since the server knows only the countries of IP addresses.',
  }),
  usedSsoAuth: Used,
  usedPasswordAuth: Used,
  usedPasskeyAuth: Used,
  usedMagicAuth: Used,
  usedImpersonation: Used,
  usedAppleOauth: Used,
  usedBitbucketOauth: Used,
  usedGithubOauth: Used,
  usedGitLabOauth: Used,
  usedGoogleOauth: Used,
  usedLinkedInOauth: Used,
  usedMicrosoftOauth: Used,
  usedSlackOauth: Used,
  usedXeroOauth: Used,
  impersonatorUserId: Type.Null(),
  impersonatorEmail: Text,
  impersonationReason: Text,
  lastActivityAt: Timestamp,
  createdAt: Timestamp,
  updatedAt: Timestamp,
})

/** A session keeps that a provider signed its user in, and not which one of them. */
export function toActiveSession(row: SessionRow): Static<typeof ActiveSession> {
  return {
    id: row.id,
    userlandUserId: row.user_id,
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
    organizationId: row.organization_id,
    state: { tag: 'Active', expiresAt: row.expires_at },
    currentLocation: null,
    usedSsoAuth: row.auth_method === 'sso',
    usedPasswordAuth: row.auth_method === 'password',
    usedPasskeyAuth: row.auth_method === 'passkey',
    usedMagicAuth: row.auth_method === 'magic_code',
    usedImpersonation: row.impersonator !== null,
    usedAppleOauth: false,
    usedBitbucketOauth: false,
    usedGithubOauth: false,
    usedGitLabOauth: false,
    usedGoogleOauth: false,
    usedLinkedInOauth: false,
    usedMicrosoftOauth: false,
    usedSlackOauth: false,
    usedXeroOauth: false,
    impersonatorUserId: null,
    impersonatorEmail: row.impersonator?.email ?? null,
    impersonationReason: row.impersonator?.reason ?? null,
    lastActivityAt: row.refreshed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export const Profile = Type.Object({
  firstName: Type.String({ maxLength: 255 }),
  lastName: Type.String({ maxLength: 255 }),
  locale: Type.Optional(Text),
})
export const NewEmail = Type.String({ maxLength: 320 })
export const Password = Type.String({ ...secret, maxLength: 1_024 })
export const Code = Type.String({ ...secret, maxLength: 64 })
export const ChallengeCode = Type.Object({ code: Code, authenticationChallengeId: Type.String() })

export const Success = Type.Object({ success: Type.Literal(true) })

export const ElevatedAccess = Type.Object({ elevatedAccessToken: Type.String(secret), expiresAt: Timestamp })

export const AuthenticationInformation = Type.Object({
  data: Type.Object({
    verificationMethods: Type.Object({
      Mfa: Nullable(Type.Object({ provider: Type.Literal('MFA'), isSetUp: Type.Boolean() })),
      Password: Nullable(
        Type.Object({
          provider: Type.Literal('Password'),
          isSetUp: Type.Boolean(),
          isCurrentSession: Type.Boolean(),
        }),
      ),
      Passkey: Nullable(
        Type.Object({
          provider: Type.Literal('Passkey'),
          isSetUp: Type.Boolean(),
          isCurrentSession: Type.Boolean(),
          passKeys: Type.Array(Type.Object({ id: Type.String() })),
        }),
      ),
    }),
    passwordSettings: Type.Object({
      isPasswordNumberRequired: Type.Boolean(),
      isPasswordSymbolRequired: Type.Boolean(),
      isPasswordUppercaseRequired: Type.Boolean(),
      isPasswordPwnedRequired: Type.Boolean(),
      passwordMinimumLength: Type.Integer(),
      passwordMinimumStrength: Type.Integer(),
    }),
  }),
})
