import { oneOrSeveral, SamlFailure } from '../failure.ts'
import { assertionNamespace } from '../namespaces.ts'
import { childElements, childrenNamed, isElement, trimmedTextOf } from '../xml/read.ts'
import type { Expectations } from './expectations.ts'
import { checkPeriod } from './times.ts'

/** Understood: an assertion is used once anyway, and never passed on. */
const harmless = ['OneTimeUse', 'ProxyRestriction']

/** S-14 and S-15. A condition that is not understood refuses the assertion (saml-core §2.5.1.2). @throws SamlFailure */
export function checkConditions(assertion: Element, { spEntityIds, now }: Expectations): void {
  const [conditions, ...others] = childrenNamed(assertion, assertionNamespace, 'Conditions')
  if (conditions === undefined || others.length > 0) throw new SamlFailure('missing_conditions')
  checkPeriod(conditions, { now, early: 'not_yet_valid', late: 'expired' })
  const restrictions = childElements(conditions).filter((each) => !harmless.some((name) => is(each, name)))
  for (const restriction of restrictions) {
    if (!is(restriction, 'AudienceRestriction')) {
      throw new SamlFailure('unknown_condition', { condition: restriction.nodeName })
    }
    // A URI of XML Schema, around which white space doesn't count.
    const found = childrenNamed(restriction, assertionNamespace, 'Audience').map((each) => trimmedTextOf(each) ?? '')
    if (!spEntityIds.some((each) => found.includes(each))) {
      throw new SamlFailure('wrong_audience', { found, expected: oneOrSeveral(spEntityIds) })
    }
  }
  if (restrictions.length === 0) throw new SamlFailure('missing_audience')
}

function is(element: Element, name: string): boolean {
  return isElement(element, assertionNamespace, name)
}
