import type { LogEntryRow } from '#directory-sync/directory-objects/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'

export interface LogEntryView {
  id: string
  at: string
  /** Whom it is about, where the list is not of one person. */
  title?: string | undefined
  words: string
  /** Of words that are not in the reader's language. */
  lang?: 'en'
  reason?: string | undefined
  /** The name of the group that it is about. */
  group?: string | undefined
  /** The names of those that changed, or are missing. */
  attributes: readonly string[]
  /** What the provider sent. */
  request: string | null
}

/** @param groupName of an id; `undefined` for a group that is gone. */
export function changeView(
  reader: Reader,
  row: LogEntryRow,
  groupName: (id: string) => string | undefined,
): LogEntryView {
  return {
    id: row.id,
    at: row.created_at,
    words: texts.log.actions(reader)[row.action],
    reason: texts.log.reasons(reader)[row.reason],
    group: row.directory_group_id === null ? undefined : groupName(row.directory_group_id),
    attributes: row.attributes,
    request: row.request,
  }
}

/** A refused request, with what its provider was answered. Answers are in English. */
export function refusalView(reader: Reader, row: LogEntryRow): LogEntryView {
  const [answer] = row.attributes
  return {
    id: row.id,
    at: row.created_at,
    title: row.user_name ?? texts.log.entries(reader).unknown,
    ...(answer === undefined ? { words: texts.log.actions(reader).refused } : { words: answer, lang: 'en' }),
    attributes: [],
    request: row.request,
  }
}
