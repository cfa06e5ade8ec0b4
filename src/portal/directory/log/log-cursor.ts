import { Type } from 'typebox'

/** How many rows a page of a list has. */
export const pageSize = 25

/** Names the last entry of the page before, in the address of a page that shows a log. */
export const logCursor = Type.Optional(Type.String({ maxLength: 64, pattern: '^directory_log_entry_[0-9A-Z]{26}$' }))
