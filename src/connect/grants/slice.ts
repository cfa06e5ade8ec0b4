import { endsWithMembership } from '#access/organization-memberships/index.ts'
import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithSignOut } from '#sign-in/authentication/index.ts'
import { endsWithBrowserSession } from '#sign-in/browser-sign-ins/index.ts'
import { endsWithConnection } from '#sso/connections/index.ts'
import { endsWithProviderSession } from '#sso/provider-sign-outs/index.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { applicationsArea, endsWithApplication } from '../applications/index.ts'
import { endsWithResource } from '../resources/index.ts'
import { levelSettings } from './authentication-levels.ts'
import { deleteConsents } from './consents.ts'
import { deleteCodesOfSso, deleteCodesOfUser, endGrantsOfBrowser, endGrantsOfConnection } from './end-grants.ts'
import { grantRefused } from './errors.ts'
import { deleteAuthorizedApplicationOperation } from './operations/delete-authorized-application.ts'
import { listApplicationsOfOrganizationOperation } from './operations/list-applications-of-organization.ts'
import { listApplicationsOfUserOperation } from './operations/list-applications-of-user.ts'

export const connectGrants = defineSlice({
  area: applicationsArea,
  operations: [
    listApplicationsOfUserOperation,
    deleteAuthorizedApplicationOperation,
    listApplicationsOfOrganizationOperation,
  ],
  tables: {
    connect_consents: {
      kept: { until: 'it is withdrawn, or its user or application is deleted' },
      readable: ['id', 'user_id', 'application_id'],
      missing: () => grantRefused('What the user had authorized has ended.'),
      personal: ['claims'],
      impersonal: { 'what an application asks for, and its keys': ['resource', 'scopes'] },
    },
    connect_grants: {
      moves: 'sessions stay: tokens are under keys of the database',
      kept: { until: 'its session is deleted' },
      readable: ['consent_id', 'session_id', 'scopes', 'sid'],
      impersonal: {
        'what an application asks for, and its keys': ['scopes', 'dpop_jkt', 'sid'],
        'names of claims, levels and ways to sign in': ['requested_claims', 'amr', 'acr'],
      },
    },
    connect_codes: {
      singleUse: true,
      kept: { after: 'expires_at', for: '1 day', why: 'a second use can be told from an unknown code' },
      personal: ['attempt'],
      impersonal: {
        'what an application asks for, and its keys': ['redirect_uri', 'code_challenge', 'nonce', 'scopes', 'dpop_jkt'],
        'names of claims, ways to sign in': ['requested_claims'],
      },
    },
  },
  fills: [
    endsWithOrganization.fill({
      end: async (tx, organizationId) => void (await deleteConsents(tx, { organizationId })),
      isOfMembers: true,
    }),
    endsWithMembership.fill(async (tx, { user_id, organization_id }) => {
      await deleteConsents(tx, { userId: user_id, organizationId: organization_id })
    }),
    endsWithApplication.fill(async (tx, applicationId) => void (await deleteConsents(tx, { applicationId }))),
    endsWithResource.fill(async (tx, resourceUri) => void (await deleteConsents(tx, { resourceUri }))),
    signInSettings.fill(levelSettings),
    endsWithSignOut.fill(deleteCodesOfUser),
    endsWithProviderSession.fill(deleteCodesOfSso),
    endsWithBrowserSession.fill(endGrantsOfBrowser),
    endsWithConnection.fill(endGrantsOfConnection),
  ],
})
