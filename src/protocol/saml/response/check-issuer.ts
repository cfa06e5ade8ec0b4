import { SamlFailure } from '../failure.ts'
import { assertionNamespace } from '../namespaces.ts'
import { childrenNamed, textOf } from '../xml/read.ts'

/**
 * S-12: compared byte for byte, including white space, because it decides which keys are accepted. A response may leave
 * it out, an assertion must not.
 *
 * @throws SamlFailure
 */
export function checkIssuer(element: Element, expected: string, isRequired: boolean): void {
  const issuers = childrenNamed(element, assertionNamespace, 'Issuer')
  if (issuers.length === 0 && isRequired) throw new SamlFailure('missing_issuer')
  for (const issuer of issuers) {
    const found = textOf(issuer)
    if (found !== expected) throw new SamlFailure('wrong_issuer', { found: found ?? '', expected })
  }
}
