import { defineSlice } from '#platform/slices/slice.ts'
import { createClientTokenOperation } from './operations/create-client-token.ts'
import { createWidgetTokenOperation } from './operations/create-widget-token.ts'
import { getWidgetIssuerMetadataOperation } from './operations/get-issuer-metadata.ts'

export const widgetTokens = defineSlice({
  area: {
    name: 'Widget tokens',
    group: 'Widgets',
    description: 'Tokens for the widgets in the pages of your application.',
  },
  operations: [createWidgetTokenOperation, createClientTokenOperation, getWidgetIssuerMetadataOperation],
})
