import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { eraseItContacts } from './erase-it-contacts.ts'

export const itContacts = defineSlice({
  tables: { it_contacts: { personal: ['email', 'canonical_email'] } },
  fills: [personalData.fill({ erase: eraseItContacts })],
})
