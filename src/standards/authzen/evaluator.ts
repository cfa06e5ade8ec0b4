import { decodeProtectedHeader } from 'jose'
import { findNamedApplication } from '#connect/applications/index.ts'
import { authenticateMachine } from '#connect/oauth-server/index.ts'
import { authenticateManagementKey } from '#environment/environments/index.ts'
import type { Context, RequestInfo, System } from '#platform/context.ts'
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
  const type = typeOfToken(request)
  if (type === 'at+jwt') return authenticateMachine(system, request)
  return type === undefined ? authenticateManagementKey(system, request) : authenticateSession(system, request)
}

export async function evaluatorOf({ system, request, actor }: Context): Promise<Evaluator> {
  if (actor.type === 'session') return { userId: actor.userId }
  if (actor.type !== 'client' || request === undefined) return {}
  const named = await findNamedApplication(system, request, { clientId: actor.id, at: undefined })
  return { organizationId: named?.application.organization_id ?? '' }
}

/** The type of the JWT with which a request comes, signed by anyone; undefined for a credential that is not a JWT. */
export function typeOfToken(request: RequestInfo): string | undefined {
  const [, token = ''] = (request.header('authorization') ?? '').split(' ')
  try {
    return decodeProtectedHeader(token).typ ?? ''
  } catch {
    return undefined
  }
}
