import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '#sso/connections/index.ts'
import { receiverNotFound } from './errors.ts'
import { signalReceived } from './events.ts'
import { listReceivedSignalsOperation } from './operations/list-received-signals.ts'
import { receiveSignalOperation } from './operations/receive-signal.ts'
import {
  deleteSignalReceiverOperation,
  getSignalReceiverOperation,
  setSignalReceiverOperation,
} from './operations/signal-receiver.ts'

export const receivedSignals = defineSlice({
  area: singleSignOnArea,
  operations: [
    setSignalReceiverOperation,
    getSignalReceiverOperation,
    deleteSignalReceiverOperation,
    listReceivedSignalsOperation,
    receiveSignalOperation,
  ],
  events: [signalReceived],
  impersonalTexts: [[/^gatehouse\.connection\.signal_received (jti|type)$/, 'names of events and tokens']],
  tables: {
    signal_receivers: {
      kept: { until: 'it or its connection is deleted' },
      missing: receiverNotFound,
      impersonal: {
        'a provider, which is no person': ['issuer', 'jwks_uri', 'audience'],
        'texts of ours': ['last_refusal_error', 'last_refusal'],
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
