import { defineSlice } from '#platform/slices/slice.ts'
import { listIdentitiesOperation } from './operations/list-identities.ts'

export const identities = defineSlice({
  operations: [listIdentitiesOperation],
  tables: {
    identities: { personal: ['idp_id'] },
  },
})
