import { defineEvent } from '#platform/events/define-event.ts'
import { ActivatedDirectory, DeletedDirectory, DirectoryToken } from './schemas.ts'

export const directoryActivated = defineEvent('dsync.activated', ActivatedDirectory)
export const directoryDeleted = defineEvent('dsync.deleted', DeletedDirectory)
export const directoryTokenCreated = defineEvent('dsync.token.created', DirectoryToken)
export const directoryTokenRevoked = defineEvent('dsync.token.revoked', DirectoryToken)
