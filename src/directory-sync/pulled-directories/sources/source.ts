import type { Resource } from '#protocol/scim/index.ts'

/** A person or group by the id that the source never gives to another one, as SCIM has it (`externalId` is that id). */
export interface SourceUser {
  id: string
  resource: Resource
}
export interface SourceGroup extends SourceUser {
  /** Ids of users; some may not be in the directory. */
  memberIds: readonly string[]
}

/**
 * Where a directory is read from. Every function throws a `SourceFailure` unless the source has answered all of it; pages end
 * without one only behind the last.
 */
export interface DirectorySource {
  /** Asks for as little as possible, to see whether the credentials are good for all that a run reads. */
  check(): Promise<void>
  /** Whether anything may be other than at that time. Absent where the source cannot tell. */
  hasChangedSince?(time: Date): Promise<boolean>
  users(): AsyncIterable<readonly SourceUser[]>
  /** Called once the users were read. */
  groups(): AsyncIterable<readonly SourceGroup[]>
}
