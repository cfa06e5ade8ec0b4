import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { messageAttempts } from './counters.ts'
import { eraseMessages } from './erase-messages.ts'
import { messagesFailed } from './gauges.ts'
import { deliverMessage } from './jobs.ts'
import { listMessagesOperation } from './operations/list-messages.ts'
import { resendMessageOperation } from './operations/resend-message.ts'

export const outbox = defineSlice({
  area: {
    name: 'Messages',
    group: 'Operations',
    description: 'Emails and text messages, whether they were delivered, and another attempt for those that failed.',
    after: 'Failed jobs',
  },
  operations: [listMessagesOperation, resendMessageOperation],
  jobs: [deliverMessage],
  gauges: [messagesFailed],
  figures: [messageAttempts],
  tables: {
    messages: {
      sealed: { sealed_content: 'message:{environment_id}:{id}' },
      kept: { after: 'created_at', for: '30 days', why: 'codes and links in messages live minutes to days' },
      personal: ['recipient', 'sealed_content', 'failure'],
    },
  },
  fills: [personalData.fill({ eraseLater: eraseMessages })],
})
