import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { csrfToken, isFromOwnOrigin } from '#pages/kit/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { DomainError } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { rememberFailure } from '#sign-in/browser-sign-ins/index.ts'
import { showComplete } from './complete/show-complete.ts'
import { formOutdated, formRefused } from './errors.ts'
import { type Flow, findFlow, pageUrl, type SentForm } from './flow.ts'
import { answerToRepeatedForm } from './repeated-forms.ts'
import { goTo } from './respond.ts'
import { completePath, currentPath } from './step-paths.ts'

const requestToken = Type.String({ ...secret, maxLength: 64 })

/** A page of a sign-in, shown at `path`. After the sign-in is complete, it redirects to the end page. */
export function definePage(page: {
  name: string
  path: string
  summary: string
  show(flow: Flow): Promise<HttpReply>
}): Operation {
  return defineOperation({
    id: `gatehouse.pages.${page.name}.show`,
    method: 'GET',
    path: page.path,
    summary: page.summary,
    surface: 'browser',
    access: 'public',
    query: Type.Object({ request: requestToken }),
    success: { status: 200, description: 'A page.' },
    async handler({ query }, context) {
      const flow = await findFlow(context, query.request)
      return flow.row.completed_at === null ? page.show(flow) : showComplete(flow)
    },
  })
}

/**
 * Handles the form of a page. Accepts only forms that a hosted page showed to this browser. The answer is always a
 * redirect, also on errors (`refuse`), so that going back never asks to resend the form.
 */
export function defineForm<F extends TProperties>(form: {
  name: string
  path: string
  summary: string
  fields: F
  submit(flow: Flow, fields: Static<TObject<F>>): Promise<HttpReply>
}): Operation {
  return defineOperation({
    id: `gatehouse.pages.${form.name}.submit`,
    method: 'POST',
    path: form.path,
    summary: form.summary,
    surface: 'browser',
    access: 'public',
    idempotency: 'none',
    form: true,
    body: Type.Object({ request: requestToken, csrf_token: Type.String({ ...secret, maxLength: 64 }), ...form.fields }),
    success: { status: 303, description: 'The next page, or the application.' },
    async handler({ body }, context) {
      if (!isFromOwnOrigin(context)) throw formRefused()
      const fields = body as Static<TObject<F>> & { request: string; csrf_token: string }
      const sent = { path: form.path, body: fields }
      try {
        const flow = await openForm(context, sent, fields.csrf_token)
        return flow.row.completed_at === null ? await form.submit(flow, fields) : goTo(flow, completePath)
      } catch (error) {
        const answer = error instanceof DomainError ? await answerToRepeatedForm(context, sent) : undefined
        if (answer === undefined) throw error
        return answer
      }
    },
  })
}

/**
 * The sign-in of a form, with the failure of an earlier form cleared.
 *
 * @throws signInExpired, formOutdated
 */
async function openForm(context: PublicContext, sent: SentForm, givenToken: string): Promise<Flow> {
  const { system } = context
  const flow = await findFlow(context, sent.body.request)
  if (flow.row.completed_at !== null) return flow
  if (!isSame(givenToken, csrfToken(system, flow.binding, flow.token)))
    throw formOutdated().withContinueUrl(pageUrl(flow, currentPath(flow)))
  if (flow.row.failure !== null) await rememberFailure(flow.ctx, flow, null)
  return { ...flow, form: sent }
}
