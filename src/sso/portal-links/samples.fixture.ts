import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const organization = member('organization_id')
    const { id } = await create('/portal/setup_links', { organization, it_contact_emails: [`it@${name}.example`] })
    return { objects: { '/portal/setup_links/': id }, members: { organization } }
  },
  async leaveTraces({ member, create }, { email }) {
    await create('/portal/generate_link', { organization: member('organization_id'), it_contact_emails: [email] })
  },
  calls: {
    ItContactsController_invite: [
      {
        first: ({ done, pathOf }) => done('POST', pathOf('ItContactsController_revoke')),
        with: { intents: ['sso', 'directory_sync'] },
      },
    ],
    'gatehouse.portal_links.revoke': [
      {
        with: async ({ done, members }) => {
          return await done('POST', '/portal/generate_link', { organization: members.organization })
        },
      },
    ],
  },
})
