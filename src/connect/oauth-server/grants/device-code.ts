import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { originOf } from '#sign-in/authentication/index.ts'
import {
  accessDenied,
  authorizationPending,
  expiredToken,
  pollDevice,
  slowDown,
  spendDevice,
} from '#sign-in/session-grants/index.ts'
import type { Client } from '../../applications/index.ts'
import { beginGrant, findConsent, grantRefused } from '../../grants/index.ts'
import { clientMayNot, invalidOAuthRequest } from '../errors.ts'
import { issueTokens, tokenErrors } from '../tokens/issue-tokens.ts'
import type { UserRequest } from '../user-request.ts'
import type { IssuedToken, TokenRequest } from './grant.ts'
import { required, requireSigner } from './requirements.ts'

export const deviceCodeErrors = [
  clientMayNot,
  invalidOAuthRequest,
  accessDenied,
  authorizationPending,
  expiredToken,
  slowDown,
  ...tokenErrors,
]

const refused = () => grantRefused('The device code is unknown or was already used.')

/**
 * RFC 8628 §3.4: a device asks whether its user has allowed it. Every question is stored.
 *
 * @throws clientMayNot, invalidOAuthRequest, tokenTooBig, templateFailed
 */
export async function deviceCode(
  client: Client,
  { device_code, jkt, cnf }: TokenRequest,
): Promise<IssuedToken | CommittedError> {
  requireSigner(client)
  const code = required('device_code', device_code)
  return client.ctx.transaction(async (tx) => {
    const device = await pollDevice(tx, code, client.id)
    if (device === undefined || device.status === 'used') return commitWith(refused())
    if (device.status === 'denied') return commitWith(accessDenied())
    if (Date.parse(device.expires_at) <= tx.now().getTime()) return commitWith(expiredToken())
    if (device.status === 'pending') return commitWith(device.is_too_soon ? slowDown() : authorizationPending())
    const { attempt: approved, connect } = device
    if (approved === null || connect === null || !(await spendDevice(tx, device.hash))) return commitWith(refused())
    const { scopes, resource = null } = connect.request as UserRequest
    const attempt = { ...approved, ...originOf(tx, {}) }
    const { userId, organizationId } = attempt
    const consent = await findConsent(tx, { userId, organizationId, applicationId: client.id, resource })
    // What was allowed may have been revoked since, or the user signed out everywhere.
    const grant =
      consent && (await beginGrant(tx, { consent, scopes, attempt, dpopJkt: client.is_public ? (jkt ?? null) : null }))
    return grant === undefined ? commitWith(accessDenied()) : issueTokens(tx, grant, { scopes, cnf })
  })
}
