import { Type } from 'typebox'
import { addWaitlistEntry, CreateWaitlistEntry, findWaitlistEntry } from '#access/waitlists/index.ts'
import { canonicalEmailOf } from '#people/users/index.ts'
import { forEach } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { email, additional_fields } = CreateWaitlistEntry.properties

/** People on the waitlist, which the formats of the vendor do not have. */
export const waitlistEntries = defineSection({
  schema: Type.Array(Entry({ email, additional_fields })),
  check: (entries) => findTwins('waitlistEntries', entries, 'email', canonicalEmailOf),
  connect: ({ tx, done }, entries) =>
    forEach(['waitlistEntries'], entries, async (entry) => {
      const isKnown = (await findWaitlistEntry(tx, entry.email)) !== undefined
      if (!isKnown) await addWaitlistEntry(tx, 'default', { ...entry, confirms: false })
      done('waitlist email', entry.email, isKnown ? 'left' : 'created')
    }),
})
