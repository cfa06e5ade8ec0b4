import { defineSlice } from '../../platform/slices/slice.ts'
import { deleteOldMessages, deliverMessage } from './jobs.ts'

export const outbox = defineSlice({
  jobs: [deliverMessage],
  crons: [deleteOldMessages],
  tables: { messages: {} },
})
