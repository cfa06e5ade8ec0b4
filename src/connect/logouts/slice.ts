import { endsWithSession } from '#people/sessions/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { applicationsArea } from '../applications/index.ts'
import { logoutsOverdue } from './gauges.ts'
import { listLogoutsOperation } from './operations/list-logouts.ts'
import { queueLogouts } from './queue-logouts.ts'

export const connectLogouts = defineSlice({
  area: applicationsArea,
  operations: [listLogoutsOperation],
  tables: {
    connect_logouts: {
      kept: { after: 'completed_at', for: '30 days', why: 'a developer can see what their application answered' },
      impersonal: {
        'keys, names of ours': ['sid', 'locked_by'],
        'addresses of applications, and codes of what they answered': ['attempts'],
      },
    },
  },
  gauges: [logoutsOverdue],
  fills: [endsWithSession.fill(queueLogouts)],
})
