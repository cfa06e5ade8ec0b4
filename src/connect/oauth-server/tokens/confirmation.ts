import type { PublicContext } from '#platform/context.ts'
import { readClientCertificate } from '../mutual-tls/client-certificate.ts'

/** What a token is bound to: the thumbprint of a key (RFC 9449 §6) or of a certificate (RFC 8705 §3.1). */
export type Confirmation = { jkt: string } | { 'x5t#S256': string }

/** The key of which a proof has to come with a token. */
export function keyToProve(cnf: Confirmation | undefined): string | undefined {
  return cnf !== undefined && 'jkt' in cnf ? cnf.jkt : undefined
}

/**
 * Whether a token comes in the scheme for what it is bound to, and over a connection with its certificate where it is bound to one.
 * Otherwise it would be as good as any other (RFC 9449 §7).
 */
export function isSentAsBound(
  context: Pick<PublicContext, 'system' | 'request'>,
  cnf: Confirmation | undefined,
  isDpop: boolean,
): boolean {
  if (cnf === undefined || 'jkt' in cnf) return isDpop === (cnf !== undefined)
  return !isDpop && readClientCertificate(context) === cnf['x5t#S256']
}
