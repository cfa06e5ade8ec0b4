import { defineEvent } from '#platform/events/define-event.ts'
import { Instance } from './schemas.ts'

export const instanceCreated = defineEvent('agent.instance.created', Instance)
export const instanceDeleted = defineEvent('agent.instance.deleted', Instance)
