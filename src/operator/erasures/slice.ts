import { defineSlice } from '#platform/slices/slice.ts'
import { erasureArea } from './area.ts'
import { erasePerson } from './jobs.ts'
import { eraseUserOperation } from './operations/erase-user.ts'
import { getErasureOperation } from './operations/get-erasure.ts'

export const erasures = defineSlice({
  area: erasureArea,
  operations: [eraseUserOperation, getErasureOperation],
  jobs: [erasePerson],
  tables: {
    erasures: {
      moves: { comesLast: true },
      sealed: { sealed_addresses: 'erasure:{id}' },
      kept: { until: 'its environment is deleted: it is the proof of the erasure' },
      personal: ['sealed_addresses'],
      impersonal: { 'a number, and the id of an event': ['progress'] },
    },
  },
})
