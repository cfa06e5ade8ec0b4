import { defineIssuerMetadata } from '#sign-in/access-tokens/index.ts'
import { issuerOf } from '../widget-token.ts'

export const getWidgetIssuerMetadataOperation = defineIssuerMetadata({
  id: 'gatehouse.widgets.openid_metadata',
  prefix: '/widgets',
  summary: 'Get the metadata of the issuer of widget tokens',
  issuerOf,
})
