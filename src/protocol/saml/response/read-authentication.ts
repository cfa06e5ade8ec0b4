import { SamlFailure } from '../failure.ts'
import { assertionNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed } from '../xml/read.ts'
import { checkPeriod } from './times.ts'

/** The name of the session at the provider, for a single logout. @throws SamlFailure `missing_authentication`, `session_expired` */
export function readSessionIndex(assertion: Element, now: Date): string | null {
  const [statement] = childrenNamed(assertion, assertionNamespace, 'AuthnStatement')
  if (statement === undefined) throw new SamlFailure('missing_authentication')
  checkPeriod(statement, { now, early: 'not_yet_valid', late: 'session_expired', endName: 'SessionNotOnOrAfter' })
  return attributeOf(statement, 'SessionIndex') ?? null
}
