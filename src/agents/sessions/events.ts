import { defineEvent } from '#platform/events/define-event.ts'
import { CreatedAgentSession, RevokedAgentSession } from './schemas.ts'

export const agentSessionCreated = defineEvent('agent.instance.session.created', CreatedAgentSession)
export const agentSessionRevoked = defineEvent('agent.instance.session.revoked', RevokedAgentSession)
