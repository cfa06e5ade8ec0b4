import { decodeJwt } from 'jose'
import { hasActiveMembership } from '#access/organization-memberships/index.ts'
import { bearerToken, findContextByClientId } from '#environment/environments/index.ts'
import { findActiveSession } from '#people/sessions/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import { type Actor, type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { authenticateSession } from '#sign-in/access-tokens/index.ts'
import { widgetTokenEnded } from './errors.ts'
import { readWidgetToken, type WidgetToken } from './widget-token.ts'

/**
 * Accepts a widget token of this server, or an access token, whose session is still active. What they permit is looked up
 * for each call (`admit.ts`).
 *
 * @throws unauthorized, widgetTokenEnded, forbidden
 */
export async function authenticateWidget(system: System, request: RequestInfo): Promise<Context> {
  const token = bearerToken(request)
  if (token === undefined)
    throw platformErrors.unauthorized('No widget token given. Send it as "Authorization: Bearer …".')
  const { exp, clientId } = readUnproven(token)
  if (exp !== undefined && exp * 1_000 <= system.now().getTime()) throw widgetTokenEnded()
  const environment = clientId === undefined ? undefined : await findContextByClientId(system, clientId)
  const read = environment && (await readWidgetToken(environment, token))
  if (environment === undefined || read === undefined) return ofSession(await authenticateSession(system, request))
  const { userId, organizationId, sessionId, permissions } = read
  if (sessionId !== null && (await findActiveSession(environment, sessionId)) === undefined) throw widgetTokenEnded()
  const user = userId === null ? null : await findUser(environment, userId)
  if (user === undefined) throw widgetTokenEnded()
  // One with a session ends with it: its user may have changed their password in it.
  if (user !== null && sessionId === null && !(await isStillTheirs(environment, user, read))) throw widgetTokenEnded()
  return withActor(environment, request, {
    type: 'widget',
    id: userId ?? organizationId ?? '',
    userId,
    organizationId,
    sessionId,
    permissions,
  })
}

/** Whether the access of the user has not ended since a token without a session was issued. */
async function isStillTheirs(
  ctx: Context,
  user: UserRow,
  { accessEpoch, organizationId }: WidgetToken,
): Promise<boolean> {
  if (user.access_epoch !== accessEpoch) return false
  return organizationId === null || hasActiveMembership(ctx, user.id, organizationId)
}

async function ofSession(ctx: Context): Promise<Context> {
  const { actor, request } = ctx
  const session = actor.type === 'session' ? await findActiveSession(ctx, actor.id) : undefined
  if (session === undefined || request === undefined) throw widgetTokenEnded()
  return withActor(ctx, request, {
    type: 'widget',
    id: session.user_id,
    userId: session.user_id,
    organizationId: session.organization_id,
    sessionId: session.id,
    permissions: undefined,
  })
}

function withActor({ system, environmentId, clientId }: Context, request: RequestInfo, actor: Actor): Context {
  return createContext(system, { environmentId, clientId, actor, request })
}

/** What a token says before it is verified: where to look, and that it has run out. @throws unauthorized */
function readUnproven(token: string): { exp: number | undefined; clientId: string | undefined } {
  try {
    const { exp, client_id } = decodeJwt(token)
    const isName = typeof client_id === 'string' && isStorableText(client_id)
    return { exp: typeof exp === 'number' ? exp : undefined, clientId: isName ? client_id : undefined }
  } catch {
    throw platformErrors.unauthorized('The widget token is not valid. Create one with POST /widgets/token.')
  }
}
