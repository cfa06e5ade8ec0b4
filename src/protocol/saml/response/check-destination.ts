import { oneOrSeveral, SamlFailure } from '../failure.ts'
import { attributeOf } from '../xml/read.ts'

/** S-13. @param isRequired for a signed response. @throws SamlFailure */
export function checkDestination(response: Element, urls: readonly string[], isRequired: boolean): void {
  const found = attributeOf(response, 'Destination')
  if (found === undefined && !isRequired) return
  if (found === undefined) throw new SamlFailure('missing_destination')
  if (!urls.includes(found)) throw new SamlFailure('wrong_destination', { found, expected: oneOrSeveral(urls) })
}
