import { defineError } from '#platform/http/errors.ts'

export const portalLinkNotFound = defineError(
  {
    status: 404,
    code: 'portal_link_not_found',
    when: 'The environment has no such link into the Admin Portal, or no longer.',
  },
  () => 'No link into the Admin Portal is like this one. It may have been revoked, replaced or deleted after its end.',
)

export const invitationAlreadyActive = defineError(
  {
    status: 409,
    code: 'it_contact_invitation_already_active',
    when: 'The organization has a setup link that is neither complete nor over, for any of its contacts.',
  },
  () => 'The organization has an active invitation. Revoke it before you invite another IT contact.',
)
