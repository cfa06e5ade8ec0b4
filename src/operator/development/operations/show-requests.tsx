import { type Static, Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { type RequestLog, statusClasses } from '../requests/request-log.ts'
import type { Site } from '../views/document.tsx'
import { pageReply } from '../views/page-reply.ts'
import { RequestsPage } from '../views/requests-page.tsx'

const shown = 100

/** A form sends the fields that were left empty as well. */
const Query = Type.Object({
  status: Type.Optional(Type.Enum(['', ...statusClasses])),
  path: Type.Optional(Type.String({ description: 'A part of the path and query.' })),
  person: Type.Optional(
    Type.String({ description: 'A part of the request, its answer or its events: an email, an id, a support code.' }),
  ),
  own: Type.Optional(Type.String({ description: 'Present: with the calls that the server makes of itself.' })),
  before: Type.Optional(Type.String({ description: 'The id of the request that the page before ended with.' })),
})

/** The newest requests of all environments: development is for one person, on this machine. */
export function showRequests(requests: RequestLog, site: Site) {
  return defineOperation({
    id: 'gatehouse.development.requests.list',
    method: 'GET',
    path: '/_dev/requests',
    summary: 'Show the newest requests',
    surface: 'browser',
    access: 'public',
    query: Query,
    success: { status: 200, description: 'A page.' },
    async handler({ query }) {
      const filter = filterOf(query)
      const found = await requests.list(filter, shown + 1)
      const page = { requests: found.slice(0, shown), filter, hasMore: found.length > shown }
      return pageReply(<RequestsPage {...page} site={site} />)
    },
  })
}

function filterOf({ status, path, person, own, before }: Static<typeof Query>) {
  return {
    status: status || undefined,
    path: path?.trim() || undefined,
    person: person?.trim() || undefined,
    own: own !== undefined,
    before,
  }
}
