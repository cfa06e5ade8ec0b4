import { defineSlice } from '#platform/slices/slice.ts'
import { redirectsArea } from '../environments/index.ts'
import { createRedirectUriOperation } from './operations/create-redirect-uri.ts'
import { deleteRedirectUriOperation } from './operations/delete-redirect-uri.ts'
import { listRedirectUrisOperation } from './operations/list-redirect-uris.ts'

export const redirectUris = defineSlice({
  area: redirectsArea,
  operations: [createRedirectUriOperation, listRedirectUrisOperation, deleteRedirectUriOperation],
  tables: {
    redirect_uris: { kept: { until: 'it is deleted' }, impersonal: { 'what an application configures': ['uri'] } },
  },
})
