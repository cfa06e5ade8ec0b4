import { scimEndpoint } from '#directory-sync/directories/index.ts'
import { directoryGuideFor } from '#pages/provider-guides/index.ts'
import { definePortalPage, showPortalPage, withGuideStyles } from '../../kit/index.ts'
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
