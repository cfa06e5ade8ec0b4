import type { DirectoryType } from '#directory-sync/directories/index.ts'

/**
 * What a provider of directories sends over the life of two people and a group, and what the application sees of it. In paths
 * and bodies `{ada}` is the id that an earlier answer gave.
 */
export interface ProviderLife {
  name: string
  type: DirectoryType
  /** What the environment does when someone is deactivated. */
  deactivation: 'delete' | 'retain'
  /** Where the provider says what it sends. */
  sources: readonly string[]
  steps: readonly Step[]
}

export interface Step extends Change {
  does: string
  requests: readonly ProviderRequest[]
  /** The events of the step in their order: `user.updated ada (title)`. */
  events?: readonly string[]
}

/** What becomes different in the application's view; everything else stays as it was. `null` is gone. */
export interface Change {
  users?: Readonly<Record<string, Partial<PersonSeen> | null>>
  /** The names of members by the names of groups. */
  groups?: Readonly<Record<string, readonly string[] | null>>
  /** Statuses by the names of people. */
  memberships?: Readonly<Record<string, string | null>>
}

export interface PersonSeen {
  state: string
  name: string | null
  email: string | null
  idp_id: string
  title?: string
  department?: string
}

export interface ProviderRequest {
  /** `GET /Users?filter=userName eq "x"`, encoded as in a URL when it is sent. */
  ask: string
  body?: unknown
  /** What the provider needs of the answer to go on. */
  needs: { status: number; body?: unknown }
  /** Under which name the id of the answer, or of the only resource in its list, is known from now on. */
  as?: string
  /** What of this request no documentation says. */
  unsure?: string
}

export const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

export function patch(...Operations: readonly object[]) {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations }
}

/** An answer to a look-up that finds no one, whose numbers are numbers. */
export const noResults = { status: 200, body: { totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] } }

/** An answer to a look-up that finds one resource with these members. */
export function onlyOne(resource: object) {
  return { status: 200, body: { totalResults: 1, startIndex: 1, itemsPerPage: 1, Resources: [resource] } }
}
