import { defineSlice } from '#platform/slices/slice.ts'
import { addListEntryOperation } from './operations/add-list-entry.ts'
import { createRadarAttemptOperation } from './operations/create-attempt.ts'
import { getRadarSettingsOperation } from './operations/get-radar-settings.ts'
import { listRadarAttemptsOperation } from './operations/list-attempts.ts'
import { listRadarEntriesOperation } from './operations/list-entries.ts'
import { removeListEntryOperation } from './operations/remove-list-entry.ts'
import { updateRadarAttemptOperation } from './operations/update-attempt.ts'
import { updateRadarSettingsOperation } from './operations/update-radar-settings.ts'

export const radar = defineSlice({
  area: { name: 'Radar', group: 'Risk and privacy', description: 'Allow, challenge or block sign-ins by risk.' },
  operations: [
    createRadarAttemptOperation,
    listRadarAttemptsOperation,
    updateRadarAttemptOperation,
    addListEntryOperation,
    listRadarEntriesOperation,
    removeListEntryOperation,
    getRadarSettingsOperation,
    updateRadarSettingsOperation,
  ],
  tables: {
    radar_list_entries: {
      kept: { until: 'it is deleted' },
      impersonal: { 'rules of the application, also where they name an address': ['type', 'entry'] },
    },
    radar_attempts: {
      kept: { after: 'created_at', for: '90 days', why: 'what attempts are compared with reaches no further back' },
      impersonal: { 'names of ours': ['auth_method', 'control', 'blocklist_type', 'reason'] },
    },
    radar_addresses: { kept: { after: 'last_success_at', for: '400 days' } },
  },
})
