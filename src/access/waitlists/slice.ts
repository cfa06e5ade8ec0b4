import { signInSettings } from '#environment/environments/index.ts'
import { personalData } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { eraseWaitlistEntries } from './erase-entries.ts'
import * as waitlistEvents from './events.ts'
import { approveWaitlistEntryOperation } from './operations/approve-waitlist-entry.ts'
import { createWaitlistEntryOperation } from './operations/create-waitlist-entry.ts'
import { deleteWaitlistEntryOperation } from './operations/delete-waitlist-entry.ts'
import { denyWaitlistEntryOperation } from './operations/deny-waitlist-entry.ts'
import { getWaitlistOperation } from './operations/get-waitlist.ts'
import { listWaitlistEntriesOperation } from './operations/list-waitlist-entries.ts'
import { listWaitlistsOperation } from './operations/list-waitlists.ts'
import { waitlistSettings } from './settings.ts'

export const waitlists = defineSlice({
  area: {
    name: 'Waitlists',
    group: 'Customers and users',
    description: 'People who wait for an account, until you approve or deny them.',
    after: 'Invitations',
  },
  operations: [
    listWaitlistsOperation,
    getWaitlistOperation,
    listWaitlistEntriesOperation,
    createWaitlistEntryOperation,
    approveWaitlistEntryOperation,
    denyWaitlistEntryOperation,
    deleteWaitlistEntryOperation,
  ],
  events: Object.values(waitlistEvents),
  tables: {
    waitlists: { kept: { until: 'it is deleted' }, missing: (id) => notFound('Waitlist', id) },
    waitlist_entries: {
      kept: { until: 'it is deleted' },
      personal: ['email', 'additional_fields'],
      impersonal: { 'one of six languages': ['locale'] },
    },
  },
  fills: [signInSettings.fill(waitlistSettings), personalData.fill({ erase: eraseWaitlistEntries })],
})
