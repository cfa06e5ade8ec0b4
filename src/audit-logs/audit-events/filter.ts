/** What events must have. Of a list, one is enough; an empty list filters nothing. */
export interface AuditEventFilter {
  actions?: readonly string[] | undefined
  actorIds?: readonly string[] | undefined
  actorNames?: readonly string[] | undefined
  /** Names or ids. */
  actors?: readonly string[] | undefined
  targetTypes?: readonly string[] | undefined
  targetIds?: readonly string[] | undefined
  /** When they occurred: from this moment on. */
  from?: Date | undefined
  /** And before this one. */
  to?: Date | undefined
  /** The beginnings of words that occur in it, each somewhere. */
  text?: string | undefined
}
