import type { LogoutExpectations, ReceivedMessage } from './expectations.ts'
import { readGenuine } from './genuine-message.ts'
import { readLogoutRequest, type VerifiedLogoutRequest } from './logout-request.ts'
import { readLogoutResponse, type VerifiedLogoutResponse } from './logout-response.ts'

export type VerifiedLogout = VerifiedLogoutRequest | VerifiedLogoutResponse

/**
 * Validates a message of the single logout profile (SAML profiles §4.4) by HTTP-Redirect or HTTP-POST. What needs a memory
 * is left to the caller: that a request is new to the connection, that a response answers an open request of it.
 *
 * @throws SamlFailure with the first cause that refuses it.
 */
export function validateLogout(message: ReceivedMessage, expected: LogoutExpectations): VerifiedLogout {
  const genuine = readGenuine(message, expected)
  return genuine.field === 'SAMLRequest' ? readLogoutRequest(genuine, expected.now) : readLogoutResponse(genuine)
}
