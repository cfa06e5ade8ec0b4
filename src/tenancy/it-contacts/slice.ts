import { personalData } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { itContactsArea } from './area.ts'
import { eraseItContacts } from './erase-it-contacts.ts'
import { createItContactOperation } from './operations/create-it-contact.ts'
import { deleteItContactOperation } from './operations/delete-it-contact.ts'
import { listItContactsOperation } from './operations/list-it-contacts.ts'

export const itContacts = defineSlice({
  area: itContactsArea,
  operations: [listItContactsOperation, createItContactOperation, deleteItContactOperation],
  tables: {
    it_contacts: {
      kept: { until: 'it is deleted' },
      missing: (id) => notFound('IT contact', id),
      personal: ['email', 'canonical_email'],
    },
  },
  fills: [personalData.fill({ erase: eraseItContacts })],
})
