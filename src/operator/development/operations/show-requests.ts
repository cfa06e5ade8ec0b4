import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { isBrowser, jsonReply, redirectToConsole } from '../console-page.ts'
import { explain } from '../requests/explain.ts'
import { type RequestLog, statusClasses } from '../requests/request-log.ts'
import type { StoredRequest } from '../requests/stored-request.ts'

const shown = 100

/** The newest requests of all environments: development is for one person, on this machine. */
export function showRequests(requests: RequestLog, { environmentId }: Context) {
  return defineOperation({
    id: 'gatehouse.development.requests.list',
    method: 'GET',
    path: '/_dev/requests',
    summary: 'Show the newest requests',
    surface: 'browser',
    access: 'public',
    query: Type.Object({
      status: Type.Optional(Type.Enum(statusClasses)),
      path: Type.Optional(Type.String({ description: 'A part of the path and query.' })),
      person: Type.Optional(
        Type.String({
          description: 'A part of the request, its answer or its events: an email, an id, a support code.',
        }),
      ),
      own: Type.Optional(Type.String({ description: 'Present: with the calls that the server makes of itself.' })),
      after: Type.Optional(Type.String({ description: 'The id of the request that the page before ended with.' })),
    }),
    success: { status: 200, description: 'JSON; browsers are redirected to the page of the console.' },
    async handler({ query }, { request }) {
      if (isBrowser(request)) return redirectToConsole({ environmentId, path: 'requests', query })
      const { status, path, person, own, after } = query
      const filter = { status, path, person, own: own !== undefined, before: after }
      const found = await requests.list(filter, shown + 1)
      const data = found.slice(0, shown)
      const last = found.length > shown ? data.at(-1)?.id : undefined
      return jsonReply({ object: 'list', data: data.map(lineOf), list_metadata: { after: last ?? null } })
    },
  })
}

function lineOf(request: StoredRequest) {
  const { id, at, method, url, answer, actor, duration_ms } = request
  return { id, at, method, url, status: answer.status, outcome: explain(request).outcome, actor, duration_ms }
}
