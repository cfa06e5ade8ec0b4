import { scimEndpoint } from '#directory-sync/directories/index.ts'
import { directoryGuideFor } from '#pages/provider-guides/index.ts'
import { withGuideStyles } from '../../kit/index.ts'
import { directoryPages } from '../directory.ts'
import { stepPlaceOf } from '../setup/finished-steps.ts'
import { renderPortalDirectoryGuide } from './guide.tsx'

export const directoryGuidePage = directoryPages.page({
  name: 'guide',
  summary: 'Show the instructions for the provider of a directory',
  async show(about) {
    const { portal, page, subject: directory } = about
    return renderPortalDirectoryGuide({
      place: await stepPlaceOf({ ...about, page: withGuideStyles(page) }),
      guide: directoryGuideFor(directory.type),
      values: { endpoint: scimEndpoint(portal.ctx, directory) },
    })
  },
})
