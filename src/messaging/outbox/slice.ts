import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { eraseMessages } from './erase-messages.ts'
import { deleteOldMessages, deliverMessage } from './jobs.ts'
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
  crons: [deleteOldMessages],
  tables: { messages: { personal: ['recipient', 'sealed_content', 'failure'] } },
  fills: [personalData.fill({ eraseLater: eraseMessages })],
})
