import { addressesOf } from '#sso/connections/index.ts'
import { withGuideStyles } from '../../kit/index.ts'
import { setUpPages } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalGuide } from './guide.tsx'

export const guidePage = setUpPages.page({
  name: 'guide',
  summary: 'Show the instructions for a provider',
  async show(about) {
    const { guide, values, connection } = about.subject
    const { ctx } = about.portal
    const sloUrl = guide.protocol === 'saml' ? addressesOf(ctx, connection.row.external_key).sloUrl : undefined
    return renderPortalGuide({
      place: placeOf({ ...about, page: withGuideStyles(about.page) }),
      guide,
      values,
      sloUrl,
    })
  },
})
