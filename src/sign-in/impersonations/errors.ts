import { defineError } from '#platform/http/errors.ts'

export const impersonationDisabled = defineError(
  { status: 403, code: 'impersonation_disabled', when: 'Impersonation is turned off in the environment.' },
  () => 'Impersonation is turned off in this environment. Turn it on in the sign-in settings.',
)

export const organizationNeeded = defineError(
  {
    status: 400,
    code: 'organization_selection_required',
    when: 'The user is an active member of several organizations.',
  },
  (organizations: { id: string; name: string }[]) => ({
    message: 'The user belongs to several organizations. Choose one with organization_id.',
    organizations,
  }),
)

export const notAMember = defineError(
  {
    status: 400,
    code: 'organization_membership_not_found',
    when: 'The user is not an active member of the organization.',
  },
  (organizationId: string) => `The user is not an active member of the organization '${organizationId}'.`,
)

export const redirectUriNeeded = defineError(
  {
    status: 422,
    code: 'redirect_uri_not_registered',
    when: 'The redirect URI is not registered, or the request has none and the environment has no default.',
  },
  () => 'Register the redirect URI of the application first.',
)
