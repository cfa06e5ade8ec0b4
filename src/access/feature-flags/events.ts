import { defineEvent } from '#platform/events/define-event.ts'
import { AnnouncedFlag } from './schemas.ts'

export const flagCreated = defineEvent('flag.created', AnnouncedFlag)
/** What people read of it: name, description, tags, owner. */
export const flagUpdated = defineEvent('flag.updated', AnnouncedFlag)
/** Who gets it. */
export const flagRuleUpdated = defineEvent('flag.rule_updated', AnnouncedFlag)
export const flagDeleted = defineEvent('flag.deleted', AnnouncedFlag)
