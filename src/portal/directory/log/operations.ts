import { listLog } from '#directory-sync/directory-objects/index.ts'
import { defined } from '#platform/defined.ts'
import { definePortalPage, showPortalPage } from '../../kit/index.ts'
import { directoryOf, directoryPath, isScim, pathOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { logCursor, pageSize } from './log-cursor.ts'
import { refusalView } from './log-views.ts'
import { renderPortalRefusedRequests } from './refused.tsx'

export const refusedRequestsPage = definePortalPage({
  name: 'directory.refused',
  path: `${directoryPath}/{id}/refused`,
  summary: 'Show the refused requests of a directory',
  part: 'directory',
  query: { after: logCursor },
  async show(portal, { id }, { after }) {
    const directory = await directoryOf(portal, id)
    const url = pathOf(directory, 'refused')
    const log = await listLog(portal.ctx, directory.id, {
      action: 'refused',
      limit: pageSize,
      order: 'desc',
      ...defined({ after }),
    })
    const html = renderPortalRefusedRequests({
      place: placeOf(portal, directory),
      isPulled: !isScim(directory),
      entries: log.rows.map((row) => refusalView(portal.page, row)),
      olderUrl: log.after === null ? undefined : `${url}?after=${log.after}`,
      newestUrl: after === undefined ? undefined : url,
    })
    return showPortalPage(portal, html)
  },
})
