import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { eraseMessages } from './erase-messages.ts'
import { deleteOldMessages, deliverMessage } from './jobs.ts'

export const outbox = defineSlice({
  jobs: [deliverMessage],
  crons: [deleteOldMessages],
  tables: { messages: { personal: ['recipient', 'sealed_content'] } },
  fills: [personalData.fill({ eraseLater: eraseMessages })],
})
