import { Type } from 'typebox'
import { revokeSession } from '#people/sessions/index.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { ensureOperator, ensureOperatorsEnvironment } from '../../operators/index.ts'
import { noSessionCookie, sessionCookie } from '../cookies.ts'
import { developerEmail } from '../developer.ts'
import { consoleErrors, consoleRequestRefused } from '../errors.ts'
import { requireOwnPage } from '../own-pages.ts'
import { mayContinueAsDeveloper, requireConsoleSession } from '../require-session.ts'
import { ConsoleSessionAnswer } from '../schemas.ts'
import { beginConsoleSession, endConsoleSession, listEnvironmentsOf, provenUntil } from '../sessions.ts'

const environmentsShown = 100

export const getConsoleSession = defineOperation({
  id: 'gatehouse.console.session.get',
  method: 'GET',
  path: '/console/api/session',
  summary: 'Get the session of the console',
  description: 'Of the browser that asks, with the environments in which its operator has a role.',
  surface: 'api',
  access: 'public',
  query: Type.Object({
    search: Type.Optional(
      Type.String({ maxLength: 100, description: 'A part of the names of the environments, in any case.' }),
    ),
    environment: Type.Optional(
      Type.String({ maxLength: 255, description: 'The id of an environment that comes first, whatever its name is.' }),
    ),
  }),
  success: { status: 200, body: ConsoleSessionAnswer },
  errors: consoleErrors,
  async handler({ query }, context) {
    const { system } = context
    const session = await requireConsoleSession(context)
    return {
      object: 'console_session' as const,
      operator: { id: session.operator_id, email: session.email },
      environments: await listEnvironmentsOf(system, session, query, environmentsShown),
      proven_until: provenUntil(session, system.now()),
      expires_at: session.expires_at,
      development: system.config.development,
    }
  },
})

export const endConsoleSessionOperation = defineOperation({
  id: 'gatehouse.console.session.end',
  method: 'DELETE',
  path: '/console/api/session',
  summary: 'End the session of the console',
  surface: 'api',
  access: 'public',
  success: {
    status: 200,
    body: Type.Object({
      sign_out_url: Nullable(
        Type.String({ ...secret, description: 'Ends the sign-in of the browser too, and leads back to the console.' }),
      ),
    }),
  },
  errors: consoleErrors,
  async handler(_input, context) {
    const { system } = context
    const session = await requireConsoleSession(context)
    await endConsoleSession(system, session)
    const { session_id } = session
    if (session_id !== null) await revokeSession(await ensureOperatorsEnvironment(system), session_id)
    const url = `${system.config.url}/user_management/sessions/logout?session_id=${session_id}`
    return withCookie(200, { sign_out_url: session_id === null ? null : url }, noSessionCookie(system))
  },
})

export const continueAsDeveloper = defineOperation({
  id: 'gatehouse.console.session.develop',
  method: 'POST',
  path: '/console/api/session/development',
  summary: 'Continue as developer',
  description: 'A session of an owner without a sign-in, only in development and from loopback.',
  surface: 'api',
  access: 'public',
  idempotency: 'none',
  success: { status: 204 },
  errors: [consoleRequestRefused, platformErrors.routeNotFound],
  async handler(_input, context) {
    const { system, request } = context
    requireOwnPage(system, request)
    if (!mayContinueAsDeveloper(system, request)) throw platformErrors.routeNotFound(request.method, request.url)
    const ctx = await ensureOperatorsEnvironment(system)
    const operatorId = await ctx.transaction((tx) => ensureOperator(tx, developerEmail, 'owner'))
    const secretOfSession = await beginConsoleSession(ctx, { operatorId, sessionId: null, provenAt: ctx.now() })
    return withCookie(204, undefined, sessionCookie(system, secretOfSession))
  },
})

function withCookie(status: number, body: object | undefined, cookie: string): HttpReply {
  const headers = { 'set-cookie': cookie, ...(body && { 'content-type': 'application/json; charset=utf-8' }) }
  return new HttpReply(status, headers, body && JSON.stringify(body))
}
