import type { System } from '#platform/context.ts'
import { recordOf } from '#platform/records.ts'
import type { ClaimedTarget } from '../sender/claimed-target.ts'
import type { ScimClient } from './client.ts'
import { type Draft, forgetRemote } from './draft.ts'
import { PushFailure } from './failure.ts'
import { findBy, getResource, pathOf, remoteIdOf, unexpected } from './find.ts'
import { noteMembers, readMemberChanges, replaceKnownMembers, wantedMembers } from './group-members.ts'

export interface GroupPush {
  system: System
  target: ClaimedTarget
  client: ScimClient
  /** Notes that a create is about to be sent. */
  beginCreate(): Promise<void>
  usesPatch: boolean
}

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group'
/** Of one PATCH. */
const membersAtOnce = 100
/** Then it is the turn of others: someone's access may be to end. */
const partsAtOnce = 10
/** Of one PUT, which names all members, and of an answer that does. */
const mostMembers = 10_000

/**
 * Brings a group about at the target, then its members, as far as the target has these. A group is never adopted by its name: two
 * organizations may have groups of one name.
 *
 * @throws PushFailure
 */
export async function pushGroup(push: GroupPush, draft: Draft, name: string): Promise<void> {
  if (draft.remote_id !== null && draft.needs_check) await check(push, draft, draft.remote_id)
  if (draft.remote_id === null) await create(push, draft, name)
  if (await update(push, draft, name)) return
  // It was not there any more.
  await create(push, draft, name)
  if (!(await update(push, draft, name))) throw new PushFailure('It does not have the group that it created.', 'object')
}

/** A group goes at the target with everything in it. @returns true: nothing is left to remember @throws PushFailure */
export async function withdrawGroup({ client }: GroupPush, draft: Draft): Promise<boolean> {
  const remoteId =
    draft.remote_id ??
    (draft.create_begun ? (await findBy(client, 'Groups', 'externalId', draft.object_id))?.id : undefined)
  if (remoteId === undefined) return true
  wasTaken(await client.send({ method: 'DELETE', path: pathOf('Groups', remoteId) }))
  return true
}

/** Reads what the target has, as the base of what is written. */
async function check({ system, target, client }: GroupPush, draft: Draft, remoteId: string): Promise<void> {
  const resource = await getResource(client, 'Groups', remoteId)
  if (resource === undefined) {
    await forget({ system, target }, draft)
    return
  }
  draft.pushed = typeof resource.displayName === 'string' ? { name: resource.displayName } : {}
  const members = Array.isArray(resource.members) ? resource.members.slice(0, mostMembers) : []
  const ids = members.flatMap((member) => remoteIdOf({ id: recordOf(member).value }) ?? [])
  await replaceKnownMembers(system, target, draft.id, ids)
  draft.needs_check = false
}

async function create(push: GroupPush, draft: Draft, name: string): Promise<void> {
  const { client } = push
  const known = draft.create_begun ? await findBy(client, 'Groups', 'externalId', draft.object_id) : undefined
  if (known !== undefined) return take(push, draft, known.id, {})
  await push.beginCreate()
  draft.create_begun = true
  const body = { schemas: [coreGroup], displayName: name, externalId: draft.object_id }
  const answer = await client.send({ method: 'POST', path: '/Groups', body })
  if (answer.status === 409) {
    const existing = await findBy(client, 'Groups', 'externalId', draft.object_id)
    if (existing === undefined) throw new PushFailure('It has a group of this name that is not ours.', 'object')
    return take(push, draft, existing.id, {})
  }
  if (answer.status < 200 || answer.status > 299) throw unexpected(answer)
  const id = remoteIdOf(answer.body)
  if (id === undefined) throw new PushFailure('It created the group and did not return its id.', 'object')
  return take(push, draft, id, { name })
}

async function take({ system, target }: GroupPush, draft: Draft, id: string, pushed: Draft['pushed']): Promise<void> {
  draft.remote_id = id
  draft.active = true
  draft.pushed = pushed
  draft.create_begun = false
  await replaceKnownMembers(system, target, draft.id, [])
}

/** @returns false if the target does not know it any more */
async function update(push: GroupPush, draft: Draft, name: string): Promise<boolean> {
  const isDone = push.usesPatch ? await patch(push, draft, name) : await put(push, draft, name)
  if (!isDone) await forget(push, draft)
  return isDone
}

/** The name, then members in parts, each of which is noted once it was taken. */
async function patch({ system, target, client }: GroupPush, draft: Draft, name: string): Promise<boolean> {
  const path = pathOf('Groups', draft.remote_id ?? '')
  const send = async (Operations: object[], keptBody: object[] = Operations) => {
    const kept = JSON.stringify({ schemas: [patchOp], Operations: keptBody })
    const body = { schemas: [patchOp], Operations }
    return wasTaken(await client.send({ method: 'PATCH', path, body, keptBody: kept }))
  }
  if (draft.pushed.name !== name) {
    if (!(await send([{ op: 'replace', path: 'displayName', value: name }]))) return false
    draft.pushed = { name }
  }
  for (let part = 0; part < partsAtOnce; part++) {
    const { added, removed } = await readMemberChanges(system, target, draft, membersAtOnce)
    if (added.length + removed.length === 0) return true
    // Entra and others take one member for each removal (RFC 7644 §3.5.2.2).
    const removals = removed.map((id) => ({ op: 'remove', path: `members[value eq ${JSON.stringify(id)}]` }))
    const additions =
      added.length === 0 ? [] : [{ op: 'add', path: 'members', value: added.map((value) => ({ value })) }]
    const kept = [...(removed.length > 0 ? [{ op: 'remove', members: removed.length }] : []), ...additions.map(countOf)]
    if (!(await send([...removals, ...additions], kept))) return false
    await noteMembers(system, target, draft.id, { added, removed })
  }
  draft.has_more = true
  return true
}

function countOf({ op, path, value }: { op: string; path: string; value: unknown[] }) {
  return { op, path, members: value.length }
}

async function put({ system, target, client }: GroupPush, draft: Draft, name: string): Promise<boolean> {
  const { added, removed } = await readMemberChanges(system, target, draft, 1)
  if (draft.pushed.name === name && added.length + removed.length === 0) return true
  const members = await wantedMembers(system, target, draft, mostMembers + 1)
  if (members.length > mostMembers)
    throw new PushFailure(`The group has more than ${mostMembers} members, which only PATCH can push.`, 'object')
  const body = { schemas: [coreGroup], displayName: name, externalId: draft.object_id }
  const answer = await client.send({
    method: 'PUT',
    path: pathOf('Groups', draft.remote_id ?? ''),
    body: { ...body, members: members.map((value) => ({ value })) },
    keptBody: JSON.stringify({ ...body, members: members.length }),
  })
  if (!wasTaken(answer)) return false
  draft.pushed = { name }
  await replaceKnownMembers(system, target, draft.id, members)
  return true
}

async function forget({ system, target }: Pick<GroupPush, 'system' | 'target'>, draft: Draft): Promise<void> {
  forgetRemote(draft)
  await replaceKnownMembers(system, target, draft.id, [])
}

function wasTaken(answer: Awaited<ReturnType<ScimClient['send']>>): boolean {
  if (answer.status === 404) return false
  if (answer.status < 200 || answer.status > 299) throw unexpected(answer)
  return true
}
