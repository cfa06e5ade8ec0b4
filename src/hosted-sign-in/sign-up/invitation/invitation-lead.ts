import type { Flow } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'

/** The lead for an invited user; `undefined` for others. */
export function invitationLead(flow: Flow): string | undefined {
  const { invitation } = flow.row.parameters
  return invitation && texts.signUp.invitation(flow).notice(invitation.target)
}
