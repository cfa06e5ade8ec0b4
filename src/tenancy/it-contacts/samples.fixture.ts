import { defineSamples } from '#test/slice-samples.ts'

let added = 0

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const path = `/organizations/${member('organization_id')}/it_contacts`
    const { id } = await create(path, { email: `contact@${name}.example` })
    return { objects: { '/organizations/{organization_id}/it_contacts/': id } }
  },
  async leaveTraces({ member, create }, { email }) {
    await create(`/organizations/${member('organization_id')}/it_contacts`, { email })
  },
  calls: {
    ItContactsController_create: [{ with: () => ({ email: `contact-${added++}@northwind.example` }) }],
  },
})
