import { defineSlice } from '#platform/slices/slice.ts'
import { createClientTokenOperation } from './operations/create-client-token.ts'
import { createWidgetTokenOperation } from './operations/create-widget-token.ts'
import { getWidgetIssuerMetadataOperation } from './operations/get-issuer-metadata.ts'

export const widgetTokens = defineSlice({
  operations: [createWidgetTokenOperation, createClientTokenOperation, getWidgetIssuerMetadataOperation],
})
