import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { isBrowser, jsonReply, redirectToConsole } from '../console-page.ts'
import type { RequestLog } from '../requests/request-log.ts'
import { traceOf } from '../requests/trace.ts'

/** What a request did. It needs no key: development is for one person, on this machine. */
export function showRequest(requests: RequestLog, first: Context) {
  return defineOperation({
    id: 'gatehouse.development.requests.show',
    method: 'GET',
    path: '/_dev/requests/{id}',
    summary: 'Show the details of a request',
    surface: 'api',
    access: 'public',
    params: Type.Object({ id: Type.String() }),
    success: { status: 200, description: 'JSON; browsers are redirected to the page of the console.' },
    errors: [notFound],
    async handler({ params }, { system, request }) {
      const stored = await requests.find(params.id)
      if (isBrowser(request)) {
        const environmentId = stored?.environment_id ?? first.environmentId
        return redirectToConsole({ environmentId, path: `requests/${encodeURIComponent(stored?.id ?? params.id)}` })
      }
      if (stored === undefined) throw notFound('Request', params.id)
      return jsonReply(await traceOf(system, stored))
    },
  })
}
