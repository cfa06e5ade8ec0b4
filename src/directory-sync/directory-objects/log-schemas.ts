import { type Static, Type } from 'typebox'
import { Nullable, PersonalText, Timestamp } from '#platform/http/fields.ts'
import { keysOf } from '#platform/records.ts'
import type { LogEntryRow } from './log.ts'
import { actionNames, logActions, logReasons } from './log-texts.ts'

const reasonNames = keysOf(logReasons)

export const LogEntry = Type.Object({
  object: Type.Literal('directory_log_entry'),
  id: Type.String(),
  directory_id: Type.String(),
  directory_user_id: Nullable(Type.String({ description: 'The id of the user. `null` for a group.' })),
  directory_group_id: Nullable(Type.String({ description: 'The id of the group. `null` for a user.' })),
  action: Type.Enum(actionNames, { description: 'What happened.' }),
  reason: Type.Enum(reasonNames, { description: 'Why it happened.' }),
  message: Type.String({ description: 'Describes the change and its reason.' }),
  request: Nullable(Type.String({ description: 'What the provider sent: `PATCH /Users/…`.' })),
  attributes: Type.Array(Type.String(), {
    description: 'The names of the attributes that changed or are missing, or the reason why the request was refused.',
  }),
  user_name: PersonalText,
  created_at: Timestamp,
})

export function toLogEntry(row: LogEntryRow): Static<typeof LogEntry> {
  return {
    object: 'directory_log_entry',
    id: row.id,
    directory_id: row.directory_id,
    directory_user_id: row.directory_user_id,
    directory_group_id: row.directory_group_id,
    action: row.action,
    reason: row.reason,
    message: `${logActions[row.action]} ${logReasons[row.reason]}`,
    request: row.request,
    attributes: row.attributes,
    user_name: row.user_name,
    created_at: row.created_at,
  }
}
