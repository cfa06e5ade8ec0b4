import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { sharedSignalsArea } from './area.ts'
import { eraseAddresses } from './erase.ts'
import { streamNotFound } from './errors.ts'
import { signalStreamsOldest } from './gauges.ts'
import { disableStuckStreams } from './jobs.ts'
import { getConfigurationOperations } from './operations/get-configuration.ts'
import { pollOperation } from './operations/poll.ts'
import { getStatusOperation, setStatusOperation, verifyStreamOperation } from './operations/status.ts'
import {
  createStreamOperation,
  deleteStreamOperation,
  readStreamsOperation,
  replaceStreamOperation,
  updateStreamOperation,
} from './operations/streams.ts'
import { addSubjectOperation, removeSubjectOperation } from './operations/subjects.ts'

export const sharedSignals = defineSlice({
  area: sharedSignalsArea,
  operations: [
    ...getConfigurationOperations,
    createStreamOperation,
    readStreamsOperation,
    updateStreamOperation,
    replaceStreamOperation,
    deleteStreamOperation,
    getStatusOperation,
    setStatusOperation,
    addSubjectOperation,
    removeSubjectOperation,
    verifyStreamOperation,
    pollOperation,
  ],
  crons: [disableStuckStreams],
  gauges: [signalStreamsOldest],
  tables: {
    signal_streams: {
      moves: { beginsAt: { after_position: '(select last from event_positions)' }, comesLast: true },
      missing: streamNotFound,
      readable: ['id', 'audience'],
      renewal: 'signal streams: replace the headers with which their tokens are pushed',
      sealed: { sealed_authorization: 'signal_stream:{id}' },
      kept: { until: 'it is deleted' },
      impersonal: {
        'what a receiver configures, texts of ours': [
          'audience',
          'endpoint_url',
          'sealed_authorization',
          'events_requested',
          'description',
          'status_reason',
          'last_error',
          'locked_by',
        ],
      },
    },
    signals: {
      moves: 'they wait for the receivers of one server',
      kept: { until: 'its receiver takes it, or its stream is disabled after a week' },
      personal: ['email', 'new_email'],
      impersonal: { 'what happened, in words of ours': ['type', 'payload'] },
    },
    signal_exclusions: { moves: { comesLast: true } },
  },
  fills: [personalData.fill({ eraseLater: eraseAddresses })],
})
