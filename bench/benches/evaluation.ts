import type { DecisionAsked } from '#access/authorization/checks/decide.ts'

/** A question to a member's permission, in the words of AuthZEN. */
export interface EvaluationRequest {
  subject: { type: 'organization_membership'; id: string }
  action: { name: string }
  resource: { type: string; id: string }
}

/** What the limits of benches ask the database for it. */
export function questionOf({ subject, action, resource }: EvaluationRequest): DecisionAsked {
  return { subject, permission: action.name, resource }
}
