import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import type { RequestLog } from '../requests/request-log.ts'
import { type RequestTrace, traceOf } from '../requests/trace.ts'
import type { Site } from '../views/document.tsx'
import { pageReply } from '../views/page-reply.ts'
import { RequestPage } from '../views/request-page.tsx'
import { UnknownRequestPage } from '../views/unknown-request-page.tsx'

/** What a request did, as a page or as JSON. It needs no key: development is for one person, on this machine. */
export function showRequest(requests: RequestLog, site: Site) {
  return defineOperation({
    id: 'gatehouse.development.requests.show',
    method: 'GET',
    path: '/_dev/requests/{id}',
    summary: 'Show the details of a request',
    surface: 'api',
    access: 'public',
    params: Type.Object({ id: Type.String() }),
    success: { status: 200, description: 'A page, or JSON for `Accept: application/json`.' },
    errors: [notFound],
    async handler({ params }, { system, request }) {
      const stored = await requests.find(params.id)
      const accept = request.header('accept') ?? ''
      if (stored === undefined) {
        if (!accept.includes('text/html')) throw notFound('Request', params.id)
        return pageReply(<UnknownRequestPage id={params.id} site={site} />, 404)
      }
      const trace = await traceOf(system, stored)
      // Browsers accept `text/html`; a client that accepts only JSON is a program.
      const wantsJson = accept.includes('application/json') && !accept.includes('text/html')
      return wantsJson ? jsonReply(trace) : pageReply(<RequestPage trace={trace} site={site} />)
    },
  })
}

function jsonReply(trace: RequestTrace): HttpReply {
  const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept' }
  return new HttpReply(200, headers, JSON.stringify(trace))
}
