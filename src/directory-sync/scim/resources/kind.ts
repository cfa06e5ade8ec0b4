import type { Context } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import type { Resource, ResourceType } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'

export interface ResourceRow {
  id: string
  resource: Resource
  version: number
  created_at: string
  updated_at: string
}

/** How resources of a type are read: users, or groups. */
export interface ResourceKind {
  type: ResourceType
  /**
   * The attribute that follows from other resources: `groups` of a user, `members` of a group. Read only if it is
   * needed.
   */
  related: 'groups' | 'members'
  /** Whether a new resource can have none of them yet. */
  isBornAlone: boolean
  columns: Statement
  table: Statement
  /** The condition for rows of this directory. */
  ofDirectory(ctx: Context, directory: DirectoryRow): Statement
  id: Statement
  updatedAt: Statement
  /** The columns by which lists are sorted, by the paths of attributes. */
  sortColumns: Readonly<Record<string, Statement>>
  /** Which rows can match, by indexes. */
  lookups: {
    ids(ids: readonly string[]): Statement
    names(names: readonly string[]): Statement
    externalIds(ids: readonly string[]): Statement
    /** Finds resources by an email address of any kind. */
    email?(address: string): Statement
    /** Finds users by a group, or groups by a user. */
    related(id: string): Statement
  }
  /** The values of `related`, by the ids of resources. */
  readRelated(ctx: Context, directory: DirectoryRow, ids: readonly string[]): Promise<ReadonlyMap<string, Resource[]>>
}
