import type { Context } from '#platform/context.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { requireDomainName } from '#tenancy/organization-domains/index.ts'
import { type PublicKey, readKeySet } from '../applications/index.ts'
import { issuerOf } from '../oauth-server/index.ts'

/** RFC 8414 §2: an https address without query and fragment. It may not be our own. @throws invalidRequest */
export function requireIssuerAddress(ctx: Context, issuer: string): void {
  const why = refusalOf(ctx, issuer)
  if (why === undefined) return
  const fault: Fault = { field: 'issuer', code: 'issuer_not_allowed', message: `\`issuer\` cannot be used: ${why}.` }
  throw platformErrors.invalidRequest([fault])
}

function refusalOf(ctx: Context, issuer: string): string | undefined {
  try {
    ctx.system.outgoing.checkBrowserUrl(issuer)
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return error.reason === 'forbidden_address' ? 'its address is not allowed' : 'it is no https address'
  }
  if (/[?#]/.test(issuer)) return 'it holds a query or a fragment'
  return issuer === issuerOf(ctx) ? 'it is this environment itself' : undefined
}

export interface GivenKeys {
  jwks?: { keys: Record<string, unknown>[] } | null
  jwks_uri?: string | null
}

export interface StoredKeys {
  jwks: { keys: PublicKey[] } | null
  jwks_uri: string | null
}

/** By value, by address, or neither. @throws invalidRequest */
export function requireKeys(ctx: Context, { jwks, jwks_uri }: GivenKeys): StoredKeys {
  const given = { ...(jwks ? { jwks } : {}), ...(typeof jwks_uri === 'string' ? { jwks_uri } : {}) }
  if (Object.keys(given).length === 0) return { jwks: null, jwks_uri: null }
  const { keys, jwksUri, faults } = readKeySet(ctx, given)
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  return { jwks: keys === undefined ? null : { keys }, jwks_uri: jwksUri ?? null }
}

/** In canonical form, each once. No one speaks for a public mail provider. @throws invalidRequest */
export function requireEmailDomains(domains: readonly string[]): string[] {
  return [...new Set(domains.map((domain) => requireDomainName(domain, 'email_domains')))]
}
