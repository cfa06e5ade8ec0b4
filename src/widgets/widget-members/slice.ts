import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { getWidgetSettingsOperation } from './operations/get-settings.ts'
import { inviteMemberOperation } from './operations/invite-member.ts'
import { listMembersOperation } from './operations/list-members.ts'
import { listUserOrganizationsOperation } from './operations/list-organizations.ts'
import { listMemberRolesAndConfigOperation, listMemberRolesOperation } from './operations/list-roles.ts'
import { removeMemberOperation } from './operations/remove-member.ts'
import { resendInviteOperation } from './operations/resend-invite.ts'
import { revokeInviteOperation } from './operations/revoke-invite.ts'
import { updateMemberOperation } from './operations/update-member.ts'

export const widgetMembers = defineSlice({
  area: widgetCallsArea,
  operations: [
    listMembersOperation,
    updateMemberOperation,
    removeMemberOperation,
    inviteMemberOperation,
    revokeInviteOperation,
    resendInviteOperation,
    listMemberRolesOperation,
    listMemberRolesAndConfigOperation,
    listUserOrganizationsOperation,
    getWidgetSettingsOperation,
  ],
})
