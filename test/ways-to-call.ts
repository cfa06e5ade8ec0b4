type Members = Record<string, unknown> & { path?: string }

/**
 * Deletions to which later slices add events, by filling `endsWithUser`, `endsWithMembership` or `endsWithOrganization` (of what is
 * of its members before everything else: `isOfMembers`), `endsWithBlueprint` or `endsWithInstances`.
 */
export type Ending = 'user' | 'membership' | 'members' | 'organization' | 'agent_blueprint' | 'agent_instance'

/** One way in which a slice says that an operation is called. */
export interface Way {
  /** Tells it from other ways to call the operation. */
  as?: string
  /** Of the answer, where it is not that of a success: a step of a sign-in. */
  status?: number
  /** In their order. `endsWith` represents those that other slices add to a deletion, which their own samples name. */
  events?: readonly (string | { endsWith: Ending })[]
  /** What has to be done beforehand. */
  first?: (kit: Kit) => Promise<unknown>
  /** Members beside the required ones or in their place, and another path than that of the furnished objects. */
  with?: Members | ((kit: Kit) => Members | Promise<Members>)
}

/** What a way to call an operation prepares itself with. */
export interface Kit {
  members: Readonly<Record<string, string>>
  url: string
  clientId: string
  apiKey: string
  /** Fails unless it is done. */
  done(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  /** The newest code that went to an address. */
  codeTo(email: string): Promise<string>
  /** A sign-in of a user with a password. @returns the answer, whatever it is */
  signIn(email?: string): Promise<Record<string, unknown>>
  pathOf(id: string): string
}
