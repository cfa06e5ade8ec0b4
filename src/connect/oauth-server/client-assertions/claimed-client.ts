import { decodeJwt } from 'jose'
import { isStorableText } from '#platform/http/json-body.ts'

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** One with a certificate in its header is a third as long. */
const longest = 8_192

/** The client id that an assertion is about, before anything of it is verified. */
export function claimedClientId(assertion: string): string | undefined {
  if (assertion.length > longest) return undefined
  try {
    const { sub } = decodeJwt(assertion)
    return typeof sub === 'string' && isStorableText(sub) ? sub : undefined
  } catch {
    return undefined
  }
}
