import type { Context } from '#platform/context.ts'
import { canonicalEmailOf } from '#platform/email-address.ts'
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

/** The facts about an attempt to sign in or up. */
export interface AttemptFacts {
  action: (typeof actions)[number]
  authMethod: (typeof authMethods)[number]
  email: string
  ipAddress: string | null
  userAgent: string | null
  /** The application's own name of the device. */
  deviceId: string | null
  /** The fingerprint of the device, from a script of the application or from the hosted pages. */
  fingerprint: string | null
  /** When the person signed in last, ISO 8601, as far as the caller knows. */
  lastSignInAt: string | null
}

/** For comparison with later attempts: keyed hashes, so that the rows identify no one. */
export function hashesOf(ctx: Context, { email, ipAddress, userAgent, deviceId, fingerprint }: AttemptFacts) {
  const { stableHash } = ctx.system
  const device = fingerprint ?? deviceId
  const device_hash = device === null ? null : stableHash(`radar_device:${device}`)
  const network = ipAddress === null ? null : stableHash(`radar_source:${sourceOf(ipAddress)}\n${userAgent ?? ''}`)
  return { email_hash: emailHash(ctx, email), device_hash, source_hash: device_hash ?? network }
}

export function emailHash(ctx: Context, email: string): Buffer {
  return ctx.system.stableHash(`radar_email:${canonicalEmailOf(email)}`)
}
