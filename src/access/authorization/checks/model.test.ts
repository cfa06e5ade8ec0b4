import { expect, test } from 'vitest'
import { createRandom, send } from '#test/samples.ts'
import { type AuthorizationServer, startAuthorization } from '../authorization.fixture.ts'
import type { Resource } from '../resource-schemas.ts'
import { grant, Model } from './model.fixture.ts'

// Random changes, each through HTTP to the server and by hand to a model; after each of them the answers to all four
// questions about what the change touched, and about others at random, must be the model's. At the end everything there is to
// ask is asked. Each run begins with another seed, so that runs add up.

const seed = Number(process.env.AUTHORIZATION_SEED ?? Date.now() % 1_000_000)
const steps = Number(process.env.AUTHORIZATION_STEPS ?? 150)
const memberCount = 10
const resourceCount = { least: 60, most: 90 }
const levels = 5

const types = ['workspace', 'folder', 'file']
const permissions = [...types, 'organization'].flatMap((type) => [`${type}:read`, `${type}:edit`])

const random = createRandom(seed)

test(`the answers are those of the model after each of ${steps} random changes (AUTHORIZATION_SEED=${seed})`, {
  timeout: 600_000,
}, async () => {
  const run = await start()
  for (let step = 1; step <= steps; step++) {
    const change = run.change()
    try {
      await run.askAround(await change.make())
    } catch (cause) {
      throw new Error(`AUTHORIZATION_SEED=${seed}, step ${step}, ${change.name}: ${String(cause)}`, { cause })
    }
  }
  await run.askEverything()
  expect(run.model.resources.size).toBeGreaterThanOrEqual(resourceCount.least)
  expect(run.deepest()).toBe(levels)
})

interface Touched {
  member?: string | undefined
  resource?: string | undefined
}

interface Change {
  name: string
  make(): Promise<Touched>
}

async function start() {
  const server = await startAuthorization()
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await send(server.url, path, { method, body, key: server.apiKey })
    if (answer.status >= 300)
      throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`)
    return answer.json ?? {}
  }
  const model = await furnish(server, call)
  return {
    model,
    change: () => chooseChange(server.organizationId, model, call),
    ...createQuestions(model, call),
    deepest: () => Math.max(...[...model.resources.keys()].map((id) => model.pathOf(id).length - 1)),
  }
}

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>

/** What a role may hold: permissions of the organization only a role on the organization. */
function somePermissions(type: string): string[] {
  const allowed = permissions.filter((slug) => type === 'organization' || !slug.startsWith('organization:'))
  return random.shuffle(allowed).slice(0, random.integer(4))
}

/** Roles for every type and for the organization, one of them its own; members, groups, and a tree of all levels. */
async function furnish(server: AuthorizationServer, call: Call): Promise<Model> {
  const { organizationId } = server
  for (const slug of permissions) {
    const resource_type_slug = slug.split(':')[0]
    await call('POST', '/authorization/permissions', { slug, name: slug, resource_type_slug })
  }
  const rolesByType = new Map<string, string>([['member', 'organization']])
  for (const type of [...types, 'organization']) {
    for (const slug of [`${type}-a`, `${type}-b`]) {
      await call('POST', '/authorization/roles', { slug, name: slug, resource_type_slug: type })
      rolesByType.set(slug, type)
    }
  }
  for (const type of ['organization', 'folder']) {
    const slug = `org-${type}`
    await call('POST', `/authorization/organizations/${organizationId}/roles`, {
      slug,
      name: slug,
      resource_type_slug: type,
    })
    rolesByType.set(slug, type)
  }
  const order = ['organization-b', 'org-organization', 'organization-a', 'member']
  await call('PUT', `/authorization/organizations/${organizationId}/roles/priority`, {
    slugs: [...new Set([...order, 'admin', ...rolesByType.keys()])],
  })
  const model = new Model(server.rootId, order)
  for (const [slug, type] of rolesByType) model.roles.set(slug, { type, permissions: new Set() })
  for (let i = 0; i < memberCount; i++) {
    model.members.set(await server.join(), { isActive: true, grants: new Set([grant('member', server.rootId)]) })
  }
  for (let i = 0; i < 5; i++) model.groups.set(await server.group(), { members: new Set(), grants: new Set() })
  while (model.resources.size < resourceCount.least + 20) await createResource(organizationId, model, call)
  return model
}

async function createResource(organizationId: string, model: Model, call: Call): Promise<string> {
  const parent = random.pick([...model.resources.keys()].filter((id) => model.pathOf(id).length <= levels))
  const type = random.pick(types)
  const name = `r-${created++}`
  const { id } = (await call('POST', '/authorization/resources', {
    organization_id: organizationId,
    resource_type_slug: type,
    external_id: name,
    name,
    parent_resource_id: parent,
  })) as Resource
  model.place(id, type, parent)
  return id
}
let created = 0

function chooseChange(organizationId: string, model: Model, call: Call): Change {
  const members = [...model.members.keys()]
  const groups = [...model.groups.keys()]
  const belowRoot = [...model.resources.keys()].filter((id) => id !== model.rootId)
  const anyResource = () => (random.integer(6) === 0 ? model.rootId : random.pick(belowRoot))
  const rolesFor = (resource: string) => model.rolesFor(resource)
  const grantsOf = ({ grants }: { grants: Set<string> } = { grants: new Set() }) =>
    [...grants].map((each) => each.split('@') as [string, string])
  const [member, group] = [random.pick(members), random.pick(groups)]
  const ofMember = `/authorization/organization_memberships/${member}`
  const ofGroup = `/authorization/groups/${group}/role_assignments`
  const inGroup = `/organizations/${organizationId}/groups/${group}/organization-memberships`
  const groupState = model.groups.get(group)
  const body = (role_slug: string, resource_id: string) => ({ role_slug, resource_id })

  const assign: Change = {
    name: 'assign',
    async make() {
      const resource = anyResource()
      const role = random.pick(rolesFor(resource))
      await call('POST', `${ofMember}/role_assignments`, body(role, resource))
      model.assign(member, role, resource)
      return { member, resource }
    },
  }
  const unassign: Change = {
    name: 'unassign',
    async make() {
      const [role, resource] = random.pick(grantsOf(model.members.get(member)))
      await call('DELETE', `${ofMember}/role_assignments`, body(role, resource))
      model.unassign(member, role, resource)
      return { member, resource }
    },
  }
  const assignToGroup: Change = {
    name: 'assign to a group',
    async make() {
      const resource = anyResource()
      const free = rolesFor(resource).filter((role) => !groupState?.grants.has(grant(role, resource)))
      if (free.length === 0) return assign.make()
      const role = random.pick(free)
      await call('POST', ofGroup, body(role, resource))
      groupState?.grants.add(grant(role, resource))
      return { member: random.pick([...(groupState?.members ?? []), member]), resource }
    },
  }
  const unassignFromGroup: Change = {
    name: 'unassign from a group',
    async make() {
      const grants = grantsOf(groupState)
      if (grants.length === 0) return assignToGroup.make()
      const [role, resource] = random.pick(grants)
      await call('DELETE', ofGroup, body(role, resource))
      groupState?.grants.delete(grant(role, resource))
      return { member: random.pick([...(groupState?.members ?? []), member]), resource }
    },
  }
  const replaceOfGroup: Change = {
    name: 'replace what a group gives',
    async make() {
      const chosen = Array.from({ length: random.integer(8) }, anyResource).map(
        (resource) => [random.pick(rolesFor(resource)), resource] as const,
      )
      await call('PUT', ofGroup, { role_assignments: chosen.map(([role, resource]) => body(role, resource)) })
      groupState?.grants.clear()
      for (const [role, resource] of chosen) groupState?.grants.add(grant(role, resource))
      return { member: random.pick([...(groupState?.members ?? []), member]), resource: chosen[0]?.[1] }
    },
  }
  const joinOrLeaveGroup: Change = {
    name: 'join or leave a group',
    async make() {
      if (groupState?.members.delete(member)) await call('DELETE', `${inGroup}/${member}`)
      else {
        await call('POST', inGroup, { organization_membership_id: member })
        groupState?.members.add(member)
      }
      return { member, resource: grantsOf(groupState)[0]?.[1] }
    },
  }
  const move: Change = {
    name: 'move',
    async make() {
      const resource = random.pick(belowRoot)
      const height = model.heightOf(resource)
      const parents = [...model.resources.keys()].filter((id) => {
        const path = model.pathOf(id)
        return !path.includes(resource) && path.length - 1 + height <= levels
      })
      const parent = random.pick(parents)
      await call('PATCH', `/authorization/resources/${resource}`, { parent_resource_id: parent })
      model.place(resource, model.resources.get(resource)?.type ?? '', parent)
      return { resource }
    },
  }
  const remove: Change = {
    name: 'delete a resource',
    async make() {
      const resource = random.pick(belowRoot.filter((id) => model.heightOf(id) <= 2))
      const parent = model.resources.get(resource)?.parent
      await call('DELETE', `/authorization/resources/${resource}?cascade_delete=true`)
      model.remove(resource)
      return { resource: parent }
    },
  }
  const create: Change = {
    name: 'create a resource',
    make: async () => ({ resource: await createResource(organizationId, model, call) }),
  }
  const setPermissions: Change = {
    name: 'set the permissions of a role',
    async make() {
      const [slug, role] = random.pick([...model.roles])
      const chosen = somePermissions(role.type)
      const path = slug.startsWith('org-') ? `organizations/${organizationId}/roles` : 'roles'
      await call('PUT', `/authorization/${path}/${slug}/permissions`, { permissions: chosen })
      model.roles.set(slug, { ...role, permissions: new Set(chosen) })
      return {}
    },
  }
  const setRoles: Change = {
    name: 'set the roles of a membership',
    async make() {
      const chosen = random.shuffle(model.order).slice(0, model.allowsSeveralRoles ? 1 + random.integer(2) : 1)
      await call('PUT', `/user_management/organization_memberships/${member}`, { role_slugs: chosen })
      model.clearRoot(member)
      for (const role of chosen) model.members.get(member)?.grants.add(grant(role, model.rootId))
      return { member }
    },
  }
  const turn: Change = {
    name: 'take a membership out of use or into use',
    async make() {
      const state = model.members.get(member)
      if (state === undefined) throw new Error(`The model has no member ${member}.`)
      const verb = state.isActive ? 'deactivate' : 'reactivate'
      await call('PUT', `/user_management/organization_memberships/${member}/${verb}`)
      state.isActive = !state.isActive
      return { member }
    },
  }
  const allowSeveral: Change = {
    name: 'allow one role or several',
    async make() {
      model.allowsSeveralRoles = !model.allowsSeveralRoles
      await call('PUT', '/authorization/role_settings', { multiple_roles_enabled: model.allowsSeveralRoles })
      return {}
    },
  }
  const isFull = model.resources.size > resourceCount.most
  const isSparse = model.resources.size <= resourceCount.least + 8
  return random.pick([
    assign,
    assign,
    assign,
    unassign,
    unassign,
    move,
    move,
    setPermissions,
    setRoles,
    joinOrLeaveGroup,
    assignToGroup,
    assignToGroup,
    unassignFromGroup,
    joinOrLeaveGroup,
    ...(isFull ? [remove, remove] : isSparse ? [create, create] : [remove, create]),
    random.pick([turn, turn, replaceOfGroup, replaceOfGroup, allowSeveral]),
  ])
}

function createQuestions(model: Model, call: Call) {
  const sorted = (items: Iterable<string>) => [...items].sort()
  const ids = async (path: string, member = 'id'): Promise<string[]> => {
    const found: string[] = []
    for (let after: unknown = ''; after !== null; ) {
      const page = await call('GET', `${path}limit=100${after === '' ? '' : `&after=${after}`}`)
      found.push(...(page.data as Record<string, string>[]).map((each) => each[member] ?? ''))
      after = (page.list_metadata as { after: unknown }).after
    }
    return sorted(found)
  }
  const compare = (what: string, answer: unknown, expected: unknown) =>
    expect({ what, answer }).toEqual({ what, answer: expected })

  async function check(member: string, permission: string, resource: string) {
    const path = `/authorization/organization_memberships/${member}/check`
    const { authorized } = await call('POST', path, { permission_slug: permission, resource_id: resource })
    compare(`check ${member} ${permission} ${resource}`, authorized, model.permits(member, permission, resource))
    await explain(member, permission, resource)
  }
  /** The answer of a check, with a role of the model that permits it, or the first link that the model lacks. */
  async function explain(member: string, permission: string, resource: string) {
    const query = new URLSearchParams({
      organization_membership_id: member,
      permission_slug: permission,
      resource_id: resource,
    })
    const { authorized, missing, grants } = await call('GET', `/authorization/explanation?${query}`)
    const [first] = grants as { role_slug: string; resource_id: string }[]
    const path = model.pathOf(resource)
    const held = path.flatMap((each) => model.rolesOn(member, each))
    const permits = (role: string) => model.roles.get(role)?.permissions.has(permission) === true
    const answer = {
      authorized,
      isActive: missing !== 'active_membership',
      isByRole: authorized !== true || (permits(first?.role_slug ?? '') && path.includes(first?.resource_id ?? '')),
      hasRole: missing !== 'role',
    }
    const isActive = model.members.get(member)?.isActive === true
    compare(`explanation ${member} ${permission} ${resource}`, answer, {
      authorized: model.permits(member, permission, resource),
      isActive,
      isByRole: true,
      hasRole: !isActive || held.length > 0,
    })
  }
  async function checkMany(questions: readonly (readonly [string, string, string])[]) {
    const checks = questions.map(([organization_membership_id, permission_slug, resource_id]) => ({
      organization_membership_id,
      permission_slug,
      resource_id,
    }))
    const { data } = await call('POST', '/authorization/checks', { checks })
    const answers = (data as { authorized: boolean }[]).map(({ authorized }) => authorized)
    const expected = questions.map((question) => model.permits(...question))
    const wrong = questions.filter((_, i) => answers[i] !== expected[i])
    compare('checks that are answered wrong', wrong, [])
  }
  async function visible(member: string, permission: string, parent: string) {
    const path = `/authorization/organization_memberships/${member}/resources`
    const answer = await ids(`${path}?permission_slug=${permission}&parent_resource_id=${parent}&`)
    compare(
      `resources of ${member} ${permission} under ${parent}`,
      answer,
      sorted(model.visibleTo(member, permission, parent)),
    )
  }
  async function permitted(resource: string, permission: string, assignment: 'direct' | 'indirect') {
    const path = `/authorization/resources/${resource}/organization_memberships`
    const answer = await ids(`${path}?permission_slug=${permission}&assignment=${assignment}&`)
    const expected = sorted(model.permittedOn(resource, permission, assignment))
    compare(`memberships of ${resource} ${permission} ${assignment}`, answer, expected)
  }
  async function effective(member: string, resource: string) {
    const path = `/authorization/organization_memberships/${member}/resources/${resource}/permissions?`
    compare(
      `permissions of ${member} on ${resource}`,
      await ids(path, 'slug'),
      sorted(model.permissionsOf(member, resource)),
    )
  }

  /** Someone who has a role of its own on a resource, if anyone has, else anyone; and a permission that it gives, if any. */
  function subjectFor(resource: string, member?: string) {
    const members = [...model.members.keys()]
    const holders = members.filter((id) =>
      [...(model.members.get(id)?.grants ?? [])].some((each) => each.endsWith(resource)),
    )
    const subject = member ?? random.pick(holders.length > 0 ? holders : members)
    const held = [...model.permissionsOf(subject, resource)]
    return { subject, permission: random.pick(random.integer(3) > 0 && held.length > 0 ? held : permissions) }
  }

  return {
    /** All four questions about what was touched: the check for itself, or in bulk among a dozen about others. */
    async askAround({ member, resource }: Touched): Promise<void> {
      const [members, resources] = [[...model.members.keys()], [...model.resources.keys()]]
      const object = resource !== undefined && model.resources.has(resource) ? resource : random.pick(resources)
      const { subject, permission } = subjectFor(object, member)
      const below = model.childrenOf(object)
      const somewhere = () => random.pick(random.integer(2) === 0 ? [object, ...below] : resources)
      const pickSubject = () => random.pick([subject, random.pick(members)])
      const others = Array.from({ length: 12 }, () => [pickSubject(), random.pick(permissions), somewhere()] as const)
      const parent = random.pick([object, model.resources.get(object)?.parent ?? object])
      await Promise.all([
        random.integer(2) === 0
          ? check(subject, permission, object)
          : checkMany([[subject, permission, object], ...others]),
        visible(subject, permission, parent),
        permitted(object, permission, random.pick(['direct', 'indirect'])),
        effective(subject, somewhere()),
      ])
    },
    /** Every check there is; and one list of every resource, and two of every parent. */
    async askEverything(): Promise<void> {
      const [members, resources] = [[...model.members.keys()], [...model.resources.keys()]]
      const parents = resources.filter((id) => model.childrenOf(id).length > 0)
      const questions = resources.map((resource) => () => {
        const ofMember = (member: string) => permissions.map((permission) => [member, permission, resource] as const)
        return checkMany(members.flatMap(ofMember))
      })
      const lists = [
        ...[...parents, ...parents].map((parent) => () => {
          const { subject, permission } = subjectFor(random.pick(model.childrenOf(parent)))
          return visible(subject, permission, parent)
        }),
        ...resources.map(
          (resource) => () =>
            random.pick([
              () => permitted(resource, random.pick(permissions), 'indirect'),
              () => permitted(resource, random.pick(permissions), 'direct'),
              () => effective(random.pick(members), resource),
            ])(),
        ),
      ]
      const waiting = [...questions, ...lists]
      const ask = async () => {
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await next()
      }
      await Promise.all(Array.from({ length: 8 }, ask))
    },
  }
}
