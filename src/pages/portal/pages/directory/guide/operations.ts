import { scimEndpoint } from '../../../../../directory-sync/directories/index.ts'
import { directoryGuideFor } from '../../../../provider-guides/index.ts'
import { withGuideStyles } from '../../../frame/guide-styles.ts'
import { definePortalPage } from '../../../session/portal-operation.ts'
import { showPortalPage } from '../../../session/respond.ts'
import { directoryOf, directoryPath } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalDirectoryGuide } from './guide.tsx'

export const directoryGuidePage = definePortalPage({
  name: 'directory.guide',
  path: `${directoryPath}/{id}/guide`,
  summary: 'Show how the provider of a directory is configured',
  part: 'directory',
  async show(portal, { id }) {
    const directory = await directoryOf(portal, id)
    const guide = directoryGuideFor(directory.type)
    const place = placeOf({ page: withGuideStyles(portal.page) }, directory)
    const values = { endpoint: scimEndpoint(portal.ctx, directory) }
    return showPortalPage(portal, renderPortalDirectoryGuide({ place, guide, values }))
  },
})
