import { SamlFailure } from '../failure.ts'
import { checkStatus } from '../response/check-status.ts'
import { attributeOf } from '../xml/read.ts'
import type { GenuineMessage } from './genuine-message.ts'

/** The response to one of our logout requests. */
export interface VerifiedLogoutResponse {
  kind: 'response'
  inResponseTo: string
}

/**
 * SAML core §3.7.2. The session at the provider has ended with `Success`, even if others that it notified did not answer
 * (`PartialLogout` inside of it).
 *
 * @throws SamlFailure
 */
export function readLogoutResponse({ root }: GenuineMessage): VerifiedLogoutResponse {
  const inResponseTo = attributeOf(root, 'InResponseTo')
  if (inResponseTo === undefined || inResponseTo === '') throw new SamlFailure('missing_in_response_to')
  checkStatus(root, 'sign_out_refused')
  return { kind: 'response', inResponseTo }
}
