import type { HttpReply } from '#platform/http/reply.ts'
import { redirect } from '#platform/http/reply.ts'
import { completeVisit } from '#sso/provider-sign-ins/index.ts'
import { callbackUrl, findFlow } from '../flow/index.ts'
import { failSsoSignIn } from './step/finish.ts'
import type { SsoVisit } from './visit.ts'

/** Ends a sign-in that failed. The application gets one neutral text for all causes; the trace has the cause. */
export async function finishFailed(visit: SsoVisit, reason: string): Promise<HttpReply> {
  const { ctx, purpose, row } = visit
  const error = errors[reason] ?? neutral(visit, reason)
  await ctx.transaction((tx) => completeVisit(tx, row))
  switch (purpose.kind) {
    case 'application':
      return redirect(callbackUrl(purpose.redirectUri, { ...error, state: purpose.state }), 303)
    case 'user_management': {
      const flow = await findFlow({ system: ctx.system, request: visit.request }, purpose.token)
      return failSsoSignIn(flow, purpose.isAskedFor, { ...error, sessionId: row.session_id })
    }
    case 'test':
      return redirect(`${ctx.system.config.url}${purpose.returnPath}`, 303)
  }
}

export interface CallbackError {
  error: string
  error_description: string
}

/** Causes that the application can do something about. */
const errors: Readonly<Record<string, CallbackError | undefined>> = {
  consent_denied: { error: 'signin_consent_denied', error_description: 'User cancelled the authentication request' },
  outside_organization: {
    error: 'profile_not_allowed_outside_organization',
    error_description: 'The email of the profile is in no verified domain of the organization.',
  },
  connection_inactive: { error: 'connection_unlinked', error_description: 'The connection is not active.' },
  idp_initiated_disabled: {
    error: 'idp_initiated_sso_disabled',
    error_description: 'Start the sign-in at the application.',
  },
}

function neutral({ connection, row }: SsoVisit, reason: string): CallbackError {
  const isDenied = connection.organization_id !== null || reason === 'provider_refused'
  return {
    error: isDenied ? 'access_denied' : 'oauth_failed',
    error_description: `The sign-in was not accepted. The attempt is ${row.session_id}.`,
  }
}
