export { invitationLead } from './invitation/invitation-lead.ts'
export { firstPageOfInvited, invitationParameters, invitedBrowserSession } from './invitation/invited.ts'
