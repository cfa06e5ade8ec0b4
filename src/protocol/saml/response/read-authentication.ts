import { SamlFailure } from '../failure.ts'
import { assertionNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed } from '../xml/read.ts'
import { checkPeriod, timeOf } from './times.ts'

/** The session at the provider. */
export interface ProviderSession {
  /** Its name, for a single logout. */
  sessionIndex: string | null
  /** Until when sessions that begin with it may last. Null where the provider doesn't say. */
  sessionEndsAt: Date | null
}

/**
 * Reads the statements of the authentication. Of several ends the earliest counts (saml-profiles §4.1.4.3).
 *
 * @throws SamlFailure `missing_authentication`, `session_expired`
 */
export function readProviderSession(assertion: Element, now: Date): ProviderSession {
  const statements = childrenNamed(assertion, assertionNamespace, 'AuthnStatement')
  const [first] = statements
  if (first === undefined) throw new SamlFailure('missing_authentication')
  const endName = 'SessionNotOnOrAfter'
  for (const each of statements) checkPeriod(each, { now, early: 'not_yet_valid', late: 'session_expired', endName })
  const ends = statements.flatMap((each) => timeOf(each, endName)?.getTime() ?? [])
  return {
    sessionIndex: attributeOf(first, 'SessionIndex') ?? null,
    sessionEndsAt: ends.length === 0 ? null : new Date(Math.min(...ends)),
  }
}
