import type { Context, RequestInfo, System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { findNamedApplication } from '../../applications/index.ts'
import { proveKey } from '../dpop/prove-key.ts'
import { readClientToken } from './access-token.ts'
import { isSentAsBound, keyToProve } from './confirmation.ts'

/**
 * Accepts an access token that a machine got by `client_credentials` for the environment, with a proof if it is bound to a key. A
 * token for another resource is refused: its holder could be that resource.
 *
 * @throws unauthorized
 */
export async function authenticateMachine(system: System, request: RequestInfo): Promise<Context> {
  const [scheme = '', token = ''] = (request.header('authorization') ?? '').split(' ')
  const isBound = /^dpop$/i.test(scheme)
  const clientId = claimsOf(token)?.client_id
  const named =
    typeof clientId === 'string' && isStorableText(clientId)
      ? await findNamedApplication(system, request, { clientId, at: undefined })
      : undefined
  const claims = named && (await readClientToken(named.ctx, token))
  const isOfMachine =
    claims !== undefined &&
    named?.application.application_type === 'm2m' &&
    claims.sub === claims.client_id &&
    claims.aud === named.ctx.clientId
  if (!isOfMachine || !isSentAsBound({ system, request }, claims.cnf, isBound)) throw refused()
  if (isBound) {
    const [path = ''] = request.url.split('?')
    const proof = await proveKey(named.ctx, request, {
      path,
      accessToken: token,
      profile: named.application.security_profile,
    })
    if (proof === undefined || 'fault' in proof || proof.jkt !== keyToProve(claims.cnf)) throw refused()
  }
  return named.ctx
}

/** The scopes of the token with which {@link authenticateMachine} let the request in. */
export function scopesOfMachine(request: RequestInfo): readonly string[] {
  const [, token = ''] = (request.header('authorization') ?? '').split(' ')
  const scope = claimsOf(token)?.scope
  return typeof scope === 'string' ? scope.split(' ') : []
}

function claimsOf(token: string): Record<string, unknown> | undefined {
  return parseInnerObject(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

function refused() {
  return platformErrors.unauthorized(
    'The access token is not valid here. Send one that a machine got by `client_credentials` without a `resource`, with a proof if it is bound to a key.',
  )
}
