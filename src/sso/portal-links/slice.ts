import { signInSettings } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { deleteExpiredPortalLinks } from './jobs.ts'
import { createSetupLinkOperation } from './operations/create-setup-link.ts'
import { generateLinkOperation } from './operations/generate-link.ts'
import { listSetupLinksOperation } from './operations/list-setup-links.ts'
import { revokeSetupLinkOperation } from './operations/revoke-setup-link.ts'
import { portalSettings } from './settings.ts'

/** Links and sessions end with their organization, which the database sees to: no event tells of them. */
export const portalLinks = defineSlice({
  area: {
    name: 'Admin Portal',
    group: 'Sign-in',
    description: 'Let the administrators of an organization set up domains and single sign-on themselves.',
    after: 'SCIM',
  },
  operations: [generateLinkOperation, listSetupLinksOperation, createSetupLinkOperation, revokeSetupLinkOperation],
  crons: [deleteExpiredPortalLinks],
  tables: {
    portal_links: { missing: (id) => notFound('Portal link', id) },
    portal_sessions: {},
  },
  fills: [signInSettings.fill(portalSettings)],
})
