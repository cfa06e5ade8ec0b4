import { defineSlice } from '#platform/slices/slice.ts'
import { auditLogsArea } from '../audit-actions/index.ts'
import { logStreams as configurationStreams } from '../audit-events/index.ts'
import { describeConfiguredStream } from './configured-stream.ts'
import { logStreamsBehind, logStreamsOldest } from './gauges.ts'
import { createLogStreamOperation } from './operations/create-log-stream.ts'
import { deleteLogStreamOperation } from './operations/delete-log-stream.ts'
import { getLogStreamOperation } from './operations/get-log-stream.ts'
import { listLogStreamsOperation } from './operations/list-log-streams.ts'
import { sendTestEventOperation } from './operations/send-test-event.ts'
import { updateLogStreamOperation } from './operations/update-log-stream.ts'

export const logStreams = defineSlice({
  area: auditLogsArea,
  operations: [
    createLogStreamOperation,
    listLogStreamsOperation,
    getLogStreamOperation,
    updateLogStreamOperation,
    deleteLogStreamOperation,
    sendTestEventOperation,
  ],
  tables: {
    audit_log_streams: {
      moves: { comesLast: true },
      renewal: 'log streams: replace the credentials of their destinations',
      sealed: { sealed_secrets: 'audit_log_stream:{id}' },
      kept: { until: 'it is deleted' },
      impersonal: {
        'where a customer receives its log, what that place answered': [
          'settings',
          'sealed_secrets',
          'last_error',
          'locked_by',
        ],
      },
    },
  },
  gauges: [logStreamsBehind, logStreamsOldest],
  fills: [configurationStreams.fill(describeConfiguredStream)],
})
