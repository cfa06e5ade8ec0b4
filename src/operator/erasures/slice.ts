import { defineSlice } from '#platform/slices/slice.ts'
import { erasePerson } from './jobs.ts'
import { eraseUserOperation } from './operations/erase-user.ts'
import { getErasureOperation } from './operations/get-erasure.ts'

export const erasures = defineSlice({
  operations: [eraseUserOperation, getErasureOperation],
  jobs: [erasePerson],
  tables: {
    erasures: { personal: ['sealed_addresses'] },
  },
})
