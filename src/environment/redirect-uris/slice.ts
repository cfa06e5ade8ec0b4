import { defineSlice } from '#platform/slices/slice.ts'
import { createRedirectUriOperation } from './operations/create-redirect-uri.ts'
import { deleteRedirectUriOperation } from './operations/delete-redirect-uri.ts'
import { listRedirectUrisOperation } from './operations/list-redirect-uris.ts'

export const redirectUris = defineSlice({
  operations: [createRedirectUriOperation, listRedirectUrisOperation, deleteRedirectUriOperation],
  tables: {
    redirect_uris: {},
  },
})
