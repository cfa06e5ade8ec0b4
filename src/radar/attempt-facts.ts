import type { Context } from '../platform/context.ts'
import { canonicalEmailOf } from '../platform/email-address.ts'
import { sourceOf } from './networks.ts'

export const actions = ['sign-up', 'sign-in'] as const
export const authMethods = [
  'Password',
  'Passkey',
  'Authenticator',
  'SMS_OTP',
  'Email_OTP',
  'Social',
  'SSO',
  'Other',
] as const

/** What tells one attempt to sign in or up from others. */
export interface AttemptFacts {
  action: (typeof actions)[number]
  authMethod: (typeof authMethods)[number]
  email: string
  ipAddress: string | null
  userAgent: string | null
  /** The application's own name of the device. */
  deviceId: string | null
  /** What was seen of the device itself, by a script of the application or by our own pages. */
  fingerprint: string | null
  /** When the person signed in last, ISO 8601, as far as the caller knows. */
  lastSignInAt: string | null
}

/** What later attempts are compared with: keyed hashes, so that the rows name nobody. */
export function hashesOf(ctx: Context, { email, ipAddress, userAgent, deviceId, fingerprint }: AttemptFacts) {
  const { hashCredential } = ctx.system
  const device = fingerprint ?? deviceId
  const device_hash = device === null ? null : hashCredential(`radar_device:${device}`)
  const network = ipAddress === null ? null : hashCredential(`radar_source:${sourceOf(ipAddress)}\n${userAgent ?? ''}`)
  return { email_hash: emailHash(ctx, email), device_hash, source_hash: device_hash ?? network }
}

export function emailHash(ctx: Context, email: string): Buffer {
  return ctx.system.hashCredential(`radar_email:${canonicalEmailOf(email)}`)
}
