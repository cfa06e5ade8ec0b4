import { defineEvent } from '#platform/events/define-event.ts'
import { Blueprint, DeletedBlueprint } from './schemas.ts'

export const blueprintCreated = defineEvent('agent.blueprint.created', Blueprint)
export const blueprintUpdated = defineEvent('agent.blueprint.updated', Blueprint)
export const blueprintDeleted = defineEvent('agent.blueprint.deleted', DeletedBlueprint)
