import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '#sso/connections/index.ts'
import { receiverNotFound } from './errors.ts'
import { signalReceived } from './events.ts'
import { createRemoteStreamOperation } from './operations/create-remote-stream.ts'
import { listReceivedSignalsOperation } from './operations/list-received-signals.ts'
import { receiveSignalOperation } from './operations/receive-signal.ts'
import {
  deleteSignalReceiverOperation,
  getSignalReceiverOperation,
  setSignalReceiverOperation,
} from './operations/signal-receiver.ts'
import { updateSignalPollOperation } from './operations/update-poll.ts'
import { signalPollsOldest } from './polling/gauges.ts'
import { deleteRemoteStreamJob } from './remote-stream/delete-job.ts'
import { queueLeftStreams } from './remote-stream/queue-left.ts'

export const receivedSignals = defineSlice({
  area: singleSignOnArea,
  operations: [
    setSignalReceiverOperation,
    getSignalReceiverOperation,
    deleteSignalReceiverOperation,
    updateSignalPollOperation,
    createRemoteStreamOperation,
    listReceivedSignalsOperation,
    receiveSignalOperation,
  ],
  events: [signalReceived],
  jobs: [deleteRemoteStreamJob],
  crons: [queueLeftStreams],
  gauges: [signalPollsOldest],
  impersonalTexts: [[/^gatehouse\.connection\.signal_received (jti|type)$/, 'names of events and tokens']],
  tables: {
    signal_receivers: {
      kept: { until: 'it or its connection is deleted' },
      missing: receiverNotFound,
      impersonal: {
        'a provider, which is no person': ['issuer', 'jwks_uri', 'audience', 'stream_id'],
        'texts of ours': ['verification_state', 'last_refusal_error', 'last_refusal'],
      },
    },
    signal_polls: {
      moves: { comesLast: true },
      renewal: 'signal receivers: replace the tokens and client secrets with which transmitters are polled',
      sealed: { sealed_secret: 'signal_poll:{id}' },
      kept: { until: 'its receiver is deleted, or pushed to' },
      impersonal: {
        'a provider, which is no person': ['endpoint_url', 'authentication', 'sealed_secret'],
        'texts and keys of ours': ['last_error', 'locked_by'],
      },
    },
    signal_remote_streams: {
      moves: 'their transmitters send to one server',
      renewal: 'streams at transmitters of signals: replace the tokens and client secrets with which they are managed',
      sealed: { sealed_secret: 'signal_remote_stream:{id}' },
      kept: [
        {
          after: 'deletion_queued_at',
          for: '30 days',
          why: 'the deletion at a transmitter that refused it can be tried again from the failed jobs',
        },
      ],
      impersonal: {
        'a provider, which is no person': [
          'issuer',
          'configuration_endpoint',
          'stream_id',
          'authentication',
          'sealed_secret',
        ],
      },
    },
    received_signals: {
      moves: 'a trace of what one server received',
      kept: {
        after: 'created_at',
        for: '30 days',
        why: 'an administrator can see what a signal did, and a token that comes again within a week is recognized',
      },
      impersonal: { 'names of events and tokens': ['jti', 'type', 'initiating_entity'] },
    },
  },
})
