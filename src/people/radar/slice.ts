import { defineSlice } from '../../platform/slice.ts'
import { deleteOldRadarAttempts } from './jobs.ts'
import { addListEntryOperation } from './operations/add-list-entry.ts'
import { createRadarAttemptOperation } from './operations/create-attempt.ts'
import { removeListEntryOperation } from './operations/remove-list-entry.ts'
import { updateRadarAttemptOperation } from './operations/update-attempt.ts'

export const radar = defineSlice({
  operations: [
    createRadarAttemptOperation,
    updateRadarAttemptOperation,
    addListEntryOperation,
    removeListEntryOperation,
  ],
  crons: [deleteOldRadarAttempts],
  tables: {
    radar_list_entries: {},
    radar_attempts: {},
    radar_addresses: {},
  },
})
