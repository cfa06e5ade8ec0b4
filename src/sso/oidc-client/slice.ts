import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { getClientKeysOperation } from './operations/get-client-keys.ts'

export const oidcClient = defineSlice({
  area: singleSignOnArea,
  operations: [getClientKeysOperation],
  tables: {},
})
