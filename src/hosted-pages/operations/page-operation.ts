import { type Static, type TObject, type TProperties, Type } from 'typebox'
import type { DomainError } from '../../platform/http/errors.ts'
import { defineOperation, type Operation } from '../../platform/http/operation.ts'
import type { HttpReply } from '../../platform/http/reply.ts'
import { checkForm, type Flow, loadFlow } from '../flow/flow.ts'

const requestToken = Type.String({ maxLength: 64 })

/** The field of a new password. Takes more than the policy allows, so that the page says what is wrong with it. */
export const newPassword = Type.String({ maxLength: 16_384 })

/** A page of a sign-in, shown at `path`. */
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
    handler: async ({ query }, ctx) => page.show(await loadFlow(ctx, query.request)),
  })
}

/** What happens when a page's form is sent. Only forms that our own page showed to this browser get here. */
export function defineForm<F extends TProperties>(form: {
  name: string
  path: string
  summary: string
  fields: F
  submit(flow: Flow, fields: Static<TObject<F>>): Promise<HttpReply | DomainError>
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
    body: Type.Object({ request: requestToken, csrf_token: Type.String({ maxLength: 64 }), ...form.fields }),
    success: { status: 303, description: 'The next page, or the application.' },
    async handler({ body }, ctx) {
      const fields = body as Static<TObject<F>> & { request: string; csrf_token: string }
      const flow = await loadFlow(ctx, fields.request)
      checkForm(ctx, flow.token, flow.binding, fields)
      return form.submit(flow, fields)
    },
  })
}
