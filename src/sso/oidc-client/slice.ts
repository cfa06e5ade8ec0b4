import { defineSlice } from '#platform/slices/slice.ts'
import { getClientKeysOperation } from './operations/get-client-keys.ts'

export const oidcClient = defineSlice({ operations: [getClientKeysOperation], tables: {} })
