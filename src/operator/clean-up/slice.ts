import { defineSlice } from '#platform/slices/slice.ts'
import { cleanUpAge } from './gauges.ts'
import { cleanUpTables } from './jobs.ts'
import { listCleanUpsOperation } from './operations/list-clean-ups.ts'

export const cleanUps = defineSlice({
  area: {
    name: 'Clean-up',
    group: 'Operations',
    description: 'How long rows are kept once they are over, and what the last clean-up deleted.',
    after: 'Failed jobs',
  },
  operations: [listCleanUpsOperation],
  crons: [cleanUpTables],
  gauges: [cleanUpAge],
  tables: {
    clean_up_runs: {
      readable: ['finished_at'],
      kept: { until: 'always: one row for each table' },
      impersonal: { 'names of ours': ['table_name'] },
    },
  },
})
