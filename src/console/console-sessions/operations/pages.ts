import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { redirect } from '#platform/http/reply.ts'
import { notSecret, secret } from '#platform/marks.ts'
import { ensureOperatorsEnvironment } from '../../operators/index.ts'
import { readSessionCookie, sessionCookie } from '../cookies.ts'
import { findCalledSession, proveAgain } from '../sessions.ts'
import { finishSignIn, ownPath, visitHostedSignIn } from '../sign-in.ts'

const returnTo = Type.Optional(
  Type.String({ maxLength: 2_048, description: 'The path of the page of the console to come back to.' }),
)

export const signInToConsole = defineOperation({
  id: 'gatehouse.console.sign_in',
  method: 'GET',
  path: '/console/sign-in',
  summary: 'Sign in to the console',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ return_to: returnTo }),
  success: { status: 302, description: 'The hosted sign-in of the operators.' },
  handler: ({ query }, context) => visitHostedSignIn(context, ownPath(query.return_to)),
})

export const proveToConsole = defineOperation({
  id: 'gatehouse.console.step_up',
  method: 'GET',
  path: '/console/step-up',
  summary: 'Confirm who you are in the console',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ return_to: returnTo }),
  success: { status: 302, description: 'The hosted sign-in of the operators.' },
  async handler({ query }, context) {
    const { system, request } = context
    const path = ownPath(query.return_to)
    // Not sent where another site leads here, so that nothing begins then.
    const value = readSessionCookie(system, request)
    const session = value === undefined ? undefined : await findCalledSession(system, value, null)
    if (session === undefined) return visitHostedSignIn(context, path)
    if (session.session_id !== null)
      return visitHostedSignIn(context, path, { consoleSessionId: session.id, email: session.email })
    // The developer on loopback has nothing to prove themselves by.
    const ctx = await ensureOperatorsEnvironment(system)
    const proven = { operatorId: session.operator_id, sessionId: null, provenAt: ctx.now() }
    const renewed = await ctx.transaction((tx) => proveAgain(tx, session.id, proven))
    return redirect(`${system.config.url}${path}`).withCookies(
      renewed === undefined ? [] : [sessionCookie(system, renewed)],
    )
  },
})

export const returnToConsole = defineOperation({
  id: 'gatehouse.console.callback',
  method: 'GET',
  path: '/console/callback',
  summary: 'Finish a sign-in to the console',
  surface: 'browser',
  access: 'public',
  query: Type.Object({
    code: Type.Optional(Type.String({ ...secret, maxLength: 255 })),
    state: Type.Optional(Type.String({ ...notSecret, maxLength: 255 })),
    error: Type.Optional(Type.String()),
    error_description: Type.Optional(Type.String()),
  }),
  success: { status: 302, description: 'The page of the console that was asked for, with a session.' },
  handler: ({ query }, context) => finishSignIn(context, { code: query.code, state: query.state }),
})
