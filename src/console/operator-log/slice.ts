import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { chainOperatorLogs } from './jobs.ts'
import { keepLog } from './keep-logs.ts'
import { listEntriesOperation } from './operations/list-entries.ts'
import { verifyLogOperation } from './operations/verify-log.ts'

export const operatorLog = defineSlice({
  area: {
    name: 'Operator log',
    group: 'Operations',
    description: 'Who changed what: operators in the console, and management keys.',
    after: 'Operators',
  },
  operations: [listEntriesOperation, verifyLogOperation],
  crons: [chainOperatorLogs],
  tables: {
    operator_logs: { moves: 'it is what was done on one server' },
    operator_log_entries: {
      moves: 'it is what was done on one server',
      kept: { until: 'its environment is deleted' },
      impersonal: {
        'the proof of what operators and keys did: what says something of a person is left out of it': ['entry'],
      },
    },
  },
  fills: [endsWithOrganization.fill({ end: keepLog })],
})
