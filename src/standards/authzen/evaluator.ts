import { decodeProtectedHeader } from 'jose'
import { findNamedApplication } from '#connect/applications/index.ts'
import { proveKey, readClientToken } from '#connect/oauth-server/index.ts'
import { authenticateManagementKey } from '#environment/environments/index.ts'
import type { Context, RequestInfo, System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { authenticateSession } from '#sign-in/access-tokens/index.ts'

/** What a caller may ask about. A management key may ask about everything in its environment. */
export interface Evaluator {
  /** A machine asks about the organization that it belongs to. */
  organizationId?: string
  /** A user asks about themselves. */
  userId?: string
}

/**
 * Accepts a management key, an access token that a machine got for the environment, or an access token of a user's session. A token for
 * another resource is refused: its holder could be that resource.
 *
 * @throws unauthorized
 */
export function authenticateEvaluator(system: System, request: RequestInfo): Promise<Context> {
  const [scheme = '', token = ''] = (request.header('authorization') ?? '').split(' ')
  const type = typeOf(token)
  if (type === 'at+jwt') return asMachine(system, request, token, /^dpop$/i.test(scheme))
  return type === undefined ? authenticateManagementKey(system, request) : authenticateSession(system, request)
}

export async function evaluatorOf({ system, request, actor }: Context): Promise<Evaluator> {
  if (actor.type === 'session') return { userId: actor.userId }
  if (actor.type !== 'client' || request === undefined) return {}
  const named = await findNamedApplication(system, request, { clientId: actor.id, at: undefined })
  return { organizationId: named?.application.organization_id ?? '' }
}

async function asMachine(system: System, request: RequestInfo, token: string, isBound: boolean): Promise<Context> {
  const clientId = parseInnerObject(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())?.client_id
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
  if (!isOfMachine || isBound !== (claims.cnf !== undefined)) throw refused()
  if (isBound) {
    const [path = ''] = request.url.split('?')
    const proof = await proveKey(named.ctx, request, { path, accessToken: token })
    if (proof === undefined || 'fault' in proof || proof.jkt !== claims.cnf?.jkt) throw refused()
  }
  return named.ctx
}

function refused() {
  return platformErrors.unauthorized(
    'The access token is not valid here. Send one that a machine got by `client_credentials` without a `resource`, with a proof if it is bound to a key.',
  )
}

/** The type of a JWT, signed by anyone; undefined for a text that is not a JWT. */
function typeOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).typ ?? ''
  } catch {
    return undefined
  }
}
