import type { CarriedInvitation } from '#access/invitations/index.ts'
import { type IdentityProvider, type IdentityRow, identityProviders } from '#people/identities/index.ts'
import type { AuthMethod } from '#people/sessions/index.ts'
import type { AccessEpoch } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { canonicalAddress } from '#platform/ip/ip-address.ts'
import type { AuthenticationMethod, ProvenUser } from '../browser-sign-ins/index.ts'
import type { RadarMark } from './radar/mark.ts'

/** A sign-in after its first proof: what every later step and the session need to know. Stored between steps. */
export interface Attempt extends ProvenUser {
  /** The requested or chosen organization. */
  organizationId: string | null
  /** Accepted when the session begins, so an unfinished sign-in leaves it unchanged. */
  invitation?: CarriedInvitation
  /** The operator who impersonates the user, and the reason. */
  impersonator?: { email: string; reason: string }
  /** The organization for which the environment's action allowed the sign-in. */
  allowed?: { organizationId: string | null }
  /** An account at a provider that becomes the user's once a code has proven that the address is theirs. */
  unprovenIdentity?: IdentityRow
  /** A profile that becomes the user's once a code has proven that the address is theirs. */
  unprovenProfileId?: string
  /** The provider's own tokens, sealed, for the application. */
  sealedProviderTokens?: string
  /** Radar's assessment, once it is done. `null` if there is none, as for a remembered browser. */
  radar?: RadarMark | null
  /** The application demands a level that takes a second factor: a user who has one is asked for it, whatever else is settled. */
  demandsSecondFactor?: boolean
  ipAddress: string | null
  userAgent: string | null
  signals?: Signals
}

/** A sign-in with an invitation, which decides the organization if it leads into one. */
export function carrying(attempt: Attempt, invitation: CarriedInvitation | undefined): Attempt {
  if (invitation === undefined) return attempt
  return { ...attempt, invitation, organizationId: invitation.organizationId ?? attempt.organizationId }
}

/** @param user as read before the proof was checked, or together with it: what ends the user's access after that ends the sign-in */
export function newAttempt(
  ctx: Context,
  user: AccessEpoch,
  method: AuthenticationMethod,
  origin: Origin,
  organizationId: string | null = null,
): Attempt {
  const authenticatedAt = ctx.now().toISOString()
  return { userId: user.id, method, organizationId, ...origin, authenticatedAt, accessEpoch: user.access_epoch }
}

/** Where the user really is: said by the application's server, or seen when the browser talks to us itself. */
export interface Origin {
  ipAddress: string | null
  userAgent: string | null
  signals?: Signals
}

/** Signals for Radar in addition to the email and IP address. */
export interface Signals {
  /** The application's own name of the device. */
  deviceId?: string
  /** The fingerprint of the device. */
  fingerprint?: string
  /** An attempt that was assessed before this sign-in began. */
  attemptId?: string
}

export interface GivenOrigin {
  ip_address?: string
  user_agent?: string
  device_id?: string
  signals_id?: string
  radar_auth_attempt_id?: string
}

export function originOf(ctx: Context, given: GivenOrigin): Origin {
  const isServer = ctx.actor.type === 'api_key'
  const { device_id, signals_id, radar_auth_attempt_id } = given
  const signals: Signals = {
    ...defined({ deviceId: device_id, fingerprint: signals_id, attemptId: radar_auth_attempt_id }),
  }
  return {
    ipAddress: canonicalAddress(given.ip_address) ?? (isServer ? null : (ctx.request?.ip ?? null)),
    userAgent: given.user_agent ?? (isServer ? null : (ctx.request?.userAgent ?? null)),
    ...(Object.keys(signals).length === 0 ? {} : { signals }),
  }
}

/** The name that sessions have for a method. */
export function authMethodOf(method: AuthenticationMethod): AuthMethod {
  if (isIdentityProvider(method)) return 'oauth'
  return ownMethods[method]
}

const ownMethods = {
  SSO: 'sso',
  Password: 'password',
  MagicAuth: 'magic_code',
  Passkey: 'passkey',
  Impersonation: 'impersonation',
  CrossAppAuth: 'cross_app_auth',
  ExternalAuth: 'external_auth',
} as const satisfies Record<Exclude<AuthenticationMethod, IdentityProvider>, AuthMethod>

/**
 * Whether a second factor is required after this proof. A passkey is two factors by itself: the device and its
 * unlocking. An operator has no factor of the user. What an organization's own provider demands is for it to say, and what an
 * application does that signs people in itself for the application.
 */
export function takesSecondFactor(method: AuthenticationMethod): boolean {
  return !['Impersonation', 'Passkey', 'SSO', 'CrossAppAuth', 'ExternalAuth'].includes(method)
}

function isIdentityProvider(method: AuthenticationMethod): method is IdentityProvider {
  return identityProviders.some((provider) => provider === method)
}
