import { texts } from '../texts/index.ts'

export { invitationLead } from './invitation/invitation-lead.ts'
export { firstPageOfInvited, invitationParameters, invitedBrowserSession } from './invitation/invited.ts'

export const waitlistTexts = texts.signUp.waitlist
