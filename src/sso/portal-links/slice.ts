import { signInSettings } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { inArea } from '#platform/http/reference-area.ts'
import { whenCompromised } from '#platform/key-rotation/index.ts'
import { whenRestored } from '#platform/restores/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithItContact, itContactsArea } from '#tenancy/it-contacts/index.ts'
import { endLinksOfContact } from './invitations.ts'
import { createSetupLinkOperation } from './operations/create-setup-link.ts'
import { generateLinkOperation } from './operations/generate-link.ts'
import { inviteItContactOperation } from './operations/invite-it-contact.ts'
import { listSetupLinksOperation } from './operations/list-setup-links.ts'
import { revokeInvitationOperation } from './operations/revoke-it-contact-invitation.ts'
import { revokeLinkOperation } from './operations/revoke-link.ts'
import { revokeSetupLinkOperation } from './operations/revoke-setup-link.ts'
import { renewRestoredSetupLinks, renewSetupTokens } from './renew-tokens.ts'
import { portalSettings } from './settings.ts'

/** Links and sessions end with their organization, which the database sees to: no event tells of them. */
export const portalLinks = defineSlice({
  area: {
    name: 'Admin Portal',
    group: 'Sign-in',
    description: 'Let the administrators of an organization set up domains and single sign-on themselves.',
    after: 'SCIM',
  },
  operations: [
    generateLinkOperation,
    revokeLinkOperation,
    listSetupLinksOperation,
    createSetupLinkOperation,
    revokeSetupLinkOperation,
    ...inArea(itContactsArea, [inviteItContactOperation, revokeInvitationOperation]),
  ],
  tables: {
    portal_links: {
      singleUse: "kind <> 'setup_link'",
      sealed: { sealed_token: 'portal_link:{id}' },
      hashed: ['token_hash'],
      kept: {
        after: 'expires_at',
        for: '1 day',
        only: "kind <> 'setup_link'",
        why: 'a setup link stays, one for each organization, so that its list shows what happened to it',
      },
      missing: (id) => notFound('Portal link', id),
      readable: ['id', 'organization_id', 'kind', 'completed_at', 'expires_at'],
      impersonal: {
        'addresses of the application, a secret, of lists, ids': [
          'sealed_token',
          'return_url',
          'success_url',
          'sso_provider_type',
          'intents',
        ],
      },
    },
    portal_sessions: { hashed: ['secret_hash'], kept: { after: 'expires_at', for: '1 day' } },
  },
  fills: [
    signInSettings.fill(portalSettings),
    endsWithItContact.fill({ end: endLinksOfContact }),
    whenCompromised.fill(renewSetupTokens),
    whenRestored.fill({ what: 'open set-up links', renew: renewRestoredSetupLinks }),
  ],
})
