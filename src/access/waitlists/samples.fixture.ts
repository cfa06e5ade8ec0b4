import { defineSamples } from '#test/slice-samples.ts'

const entries = '/user_management/waitlists/default/entries'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const { id, waitlist_id } = await create(entries, { email: `waiting@${name}.example` })
    return {
      objects: { '/user_management/waitlists/': waitlist_id, '/user_management/waitlist_entries/': id },
    }
  },
  async leaveTraces({ create }, { formerEmail, text }) {
    await create(entries, { email: formerEmail, additional_fields: { nickname: text }, send_confirmation_email: true })
  },
  calls: {
    WaitlistsController_createEntry: [
      {
        with: { email: 'dora@northwind.example', send_confirmation_email: true },
        events: ['waitlist_user.created'],
      },
    ],
    WaitlistEntriesController_approve: [{ events: ['waitlist_user.approved', 'invitation.created'] }],
    WaitlistEntriesController_deny: [{ events: ['waitlist_user.denied'] }],
    WaitlistEntriesController_delete: [{ events: [] }],
  },
})
