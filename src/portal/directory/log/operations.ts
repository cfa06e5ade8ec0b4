import { listLog } from '#directory-sync/directory-objects/index.ts'
import { defined } from '#platform/defined.ts'
import { addressOf } from '../../kit/index.ts'
import { directoryPages, isScim } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { logCursor, pageSize } from './log-cursor.ts'
import { refusalView } from './log-views.ts'
import { renderPortalRefusedRequests } from './refused.tsx'

export const refusedRequestsPage = directoryPages.page({
  name: 'refused',
  summary: 'Show the refused requests of a directory',
  query: { after: logCursor },
  async show(about, { after }) {
    const { portal, page, subject: directory, url } = about
    const log = await listLog(portal.ctx, directory.id, {
      action: 'refused',
      limit: pageSize,
      order: 'desc',
      ...defined({ after }),
    })
    return renderPortalRefusedRequests({
      place: placeOf(about),
      isPulled: !isScim(directory),
      entries: log.rows.map((row) => refusalView(page, row)),
      olderUrl: log.after === null ? undefined : addressOf(url('refused'), { after: log.after }),
      newestUrl: after === undefined ? undefined : url('refused'),
    })
  },
})
