/** A role of the model, for resources of one type. */
export interface ModelRole {
  type: string
  permissions: ReadonlySet<string>
}

interface ModelResource {
  type: string
  /** `undefined` for the organization. */
  parent: string | undefined
}

/** Roles on resources: `role@resource`. */
type Grants = Set<string>

export const grant = (role: string, resource: string) => `${role}@${resource}`

/**
 * Who may do what in one organization, as a simple model in memory. Tests compare the server's answers with it.
 *   Shares no code with the product.
 */
export class Model {
  readonly roles = new Map<string, ModelRole>()
  readonly resources = new Map<string, ModelResource>()
  readonly #children = new Map<string, Set<string>>()
  readonly members = new Map<string, { isActive: boolean; grants: Grants }>()
  readonly groups = new Map<string, { members: Set<string>; grants: Grants }>()
  readonly rootId: string
  /** The roles on the organization, highest priority first. */
  readonly order: readonly string[]
  allowsSeveralRoles = true

  constructor(rootId: string, order: readonly string[]) {
    this.rootId = rootId
    this.order = order
    this.resources.set(rootId, { type: 'organization', parent: undefined })
  }

  /** A resource and all above it. */
  pathOf(resource: string): string[] {
    const parent = this.resources.get(resource)?.parent
    return parent === undefined ? [resource] : [resource, ...this.pathOf(parent)]
  }

  childrenOf(resource: string): string[] {
    return [...(this.#children.get(resource) ?? [])]
  }

  /** Puts a new resource under its parent, or one that is there under another. */
  place(resource: string, type: string, parent: string): void {
    this.#children.get(this.resources.get(resource)?.parent ?? '')?.delete(resource)
    this.resources.set(resource, { type, parent })
    const children = this.#children.get(parent) ?? new Set()
    this.#children.set(parent, children.add(resource))
  }

  /** The number of levels of a resource and its descendants. */
  heightOf(resource: string): number {
    return 1 + Math.max(0, ...this.childrenOf(resource).map((child) => this.heightOf(child)))
  }

  groupsOf(member: string) {
    return [...this.groups.values()].filter(({ members }) => members.has(member))
  }

  holdersOf(): { grants: Grants }[] {
    return [...this.members.values(), ...this.groups.values()]
  }

  /** The roles that can be given on a resource. */
  rolesFor(resource: string): string[] {
    const wanted = this.resources.get(resource)?.type
    return [...this.roles].flatMap(([slug, { type }]) => (type === wanted ? [slug] : []))
  }

  /** The roles that count for a member on a resource itself. */
  rolesOn(member: string, resource: string): string[] {
    const roles = this.rolesFor(resource)
    const given = ({ grants }: { grants: Grants }) => roles.filter((role) => grants.has(grant(role, resource)))
    const own = this.members.get(member)
    const ofGroups = this.groupsOf(member).flatMap(given)
    const all = [...(own === undefined ? [] : given(own)), ...ofGroups]
    const onlyHighest = resource === this.rootId && !this.allowsSeveralRoles && ofGroups.length > 0
    return onlyHighest ? this.order.filter((role) => all.includes(role)).slice(0, 1) : all
  }

  permissionsOn(member: string, resources: readonly string[]): Set<string> {
    if (this.members.get(member)?.isActive !== true) return new Set()
    const roles = resources.flatMap((each) => this.rolesOn(member, each))
    return new Set(roles.flatMap((role) => [...(this.roles.get(role)?.permissions ?? [])]))
  }

  /** All that a member may do with a resource. */
  permissionsOf(member: string, resource: string): Set<string> {
    return this.permissionsOn(member, this.pathOf(resource))
  }

  permits(member: string, permission: string, resource: string): boolean {
    return this.permissionsOf(member, resource).has(permission)
  }

  visibleTo(member: string, permission: string, parent: string): string[] {
    return this.childrenOf(parent).filter((child) => this.permits(member, permission, child))
  }

  permittedOn(resource: string, permission: string, assignment: 'direct' | 'indirect'): string[] {
    const path = assignment === 'direct' ? [resource] : this.pathOf(resource)
    return [...this.members.keys()].filter((member) => this.permissionsOn(member, path).has(permission))
  }

  /** Removes a resource with its descendants and all assignments on them. */
  remove(resource: string): void {
    for (const child of this.childrenOf(resource)) this.remove(child)
    this.#children.get(this.resources.get(resource)?.parent ?? '')?.delete(resource)
    this.resources.delete(resource)
    for (const { grants } of this.holdersOf()) {
      for (const role of this.roles.keys()) grants.delete(grant(role, resource))
    }
  }

  /** Gives a member a role, on the organization by the rules of memberships. */
  assign(member: string, role: string, resource: string): void {
    const grants = this.members.get(member)?.grants
    if (resource === this.rootId && !this.allowsSeveralRoles) this.clearRoot(member)
    grants?.add(grant(role, resource))
  }

  unassign(member: string, role: string, resource: string): void {
    const grants = this.members.get(member)?.grants
    grants?.delete(grant(role, resource))
    const hasRole = this.order.some((each) => grants?.has(grant(each, this.rootId)))
    if (!hasRole) grants?.add(grant('member', this.rootId))
  }

  clearRoot(member: string): void {
    for (const role of this.order) this.members.get(member)?.grants.delete(grant(role, this.rootId))
  }
}
