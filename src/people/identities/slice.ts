import { defineSlice } from '#platform/slices/slice.ts'
import { socialSignInArea } from './area.ts'
import { listIdentitiesOperation } from './operations/list-identities.ts'

export const identities = defineSlice({
  area: socialSignInArea,
  operations: [listIdentitiesOperation],
  tables: {
    identities: {
      kept: { until: 'its user is deleted' },
      personal: ['idp_id'],
      impersonal: { 'one of a list': ['provider'] },
    },
  },
})
