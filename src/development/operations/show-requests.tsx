import { Type } from 'typebox'
import { defineOperation } from '../../platform/http/operation.ts'
import type { RequestLog } from '../requests/request-log.ts'
import { pageReply } from '../views/document.tsx'
import { RequestsPage } from '../views/requests-page.tsx'

const shown = 100

/** The newest requests of all environments: development is for one person, at this machine. */
export function createShowRequestsOperation(requests: RequestLog, stylesheetUrls: readonly string[]) {
  return defineOperation({
    id: 'gatehouse.development.requests.list',
    method: 'GET',
    path: '/_dev/requests',
    summary: 'The newest requests, as a page',
    surface: 'browser',
    access: 'public',
    query: Type.Object({}),
    success: { status: 200, description: 'A page.' },
    async handler() {
      return pageReply(<RequestsPage requests={await requests.list(shown)} stylesheetUrls={stylesheetUrls} />)
    },
  })
}
