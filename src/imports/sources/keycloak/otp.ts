import { toBase32 } from '#protocol/totp/base32.ts'
import type { FactorRecord, Problem } from '../../records.ts'
import { jsonIn, textOf } from '../../values.ts'

/**
 * An authenticator app of Keycloak; the reason for another factor, and `undefined` for a password. Its secret is the text's own bytes,
 * not Base32, unless `secretEncoding` says so.
 */
export function appOf(user: string, credential: Readonly<Record<string, unknown>>): FactorRecord | Problem | undefined {
  const type = textOf(credential.type) ?? 'unknown'
  if (type === 'password') return undefined
  const leftOut = (why: string): Problem => ({
    code: 'factor_left_out',
    message: `A second factor was left out: ${why}.`,
  })
  if (!['otp', 'totp'].includes(type)) return leftOut(`its kind is "${type}"`)
  const data = jsonIn(credential.credentialData, 'credentialData')
  const { value } = jsonIn(credential.secretData, 'secretData')
  if (typeof value !== 'string' || value === '') return leftOut('it has no secret')
  const [subType, digits, period, algorithm] = [
    data.subType ?? 'totp',
    data.digits ?? 6,
    data.period ?? 30,
    data.algorithm ?? 'HmacSHA1',
  ]
  if (subType !== 'totp') return leftOut(`it counts uses (${subType}) instead of time`)
  if (digits !== 6) return leftOut(`its codes have ${digits} digits instead of 6`)
  if (period !== 30) return leftOut(`its codes change every ${period} seconds instead of 30`)
  if (algorithm !== 'HmacSHA1') return leftOut(`it uses ${algorithm} instead of HmacSHA1`)
  return { kind: 'factor', user, secret: data.secretEncoding === 'BASE32' ? value : toBase32(Buffer.from(value)) }
}
