import { issuerOf } from '#connect/oauth-server/index.ts'
import type { ConnectRequest } from '#connect/requests/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { callbackUrl } from '../../flow/index.ts'
import { keepAnswer } from './kept-answers.ts'

export interface ErrorAnswer {
  error: string
  error_description: string
}

export type Answer = { code: string } | ErrorAnswer

/** Where the answer to a request goes. */
export type AnswerAddress = Pick<ConnectRequest, 'applicationId' | 'redirectUri' | 'state' | 'responseMode'>

/**
 * Redirects the browser to the application with an answer that names its issuer (RFC 9207): in the query, or with a
 * page that submits a form if the request says so.
 */
export async function answerTo(
  ctx: Context,
  { applicationId, redirectUri, state, responseMode }: AnswerAddress,
  answer: Answer,
  status: 302 | 303,
): Promise<HttpReply> {
  const fields = { ...answer, ...defined({ state }), iss: issuerOf(ctx) }
  if (responseMode !== 'form_post') return redirect(callbackUrl(redirectUri, fields), status)
  const token = await keepAnswer(ctx, { applicationId, redirectUri, fields })
  return redirect(`${ctx.system.config.url}/oauth2/answer?answer=${token}`, status)
}
