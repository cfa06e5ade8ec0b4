import { addressesOf } from '#sso/connections/index.ts'
import { definePortalPage, showPortalPage, withGuideStyles } from '../../kit/index.ts'
import { setUpOf, ssoPath } from '../connection.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalGuide } from './guide.tsx'

export const guidePage = definePortalPage({
  name: 'sso.guide',
  path: `${ssoPath}/{id}/guide`,
  summary: 'Show how a provider is configured',
  part: 'sso',
  async show(portal, { id }) {
    const setUp = await setUpOf(portal, id)
    const place = placeOf(portal, setUp)
    const { guide, values, connection } = setUp
    const sloUrl = guide.protocol === 'saml' ? addressesOf(portal.ctx, connection.row.external_key).sloUrl : undefined
    const shown = { ...place, page: withGuideStyles(place.page) }
    return showPortalPage(portal, renderPortalGuide({ place: shown, guide, values, sloUrl }))
  },
})
