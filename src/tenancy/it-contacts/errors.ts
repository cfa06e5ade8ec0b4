import { defineError } from '#platform/http/errors.ts'

export const itContactAlreadyExists = defineError(
  {
    status: 409,
    code: 'it_contact_already_exists',
    when: 'The organization already has an IT contact with this email, in any case.',
  },
  (email: string) => `The organization already has the IT contact ${email}.`,
)

export const maxItContacts = 100

export const tooManyItContacts = defineError(
  {
    status: 422,
    code: 'too_many_it_contacts',
    when: `The organization would have more than ${maxItContacts} IT contacts.`,
  },
  () => `An organization has at most ${maxItContacts} IT contacts. Delete those that left.`,
)
