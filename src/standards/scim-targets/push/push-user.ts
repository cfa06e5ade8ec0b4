import {
  differencesOf,
  digestsOf,
  readValues,
  toOperations,
  toResource,
  unacknowledged,
  type Values,
  withValues,
} from '../attributes.ts'
import type { ScimClient } from './client.ts'
import { type Draft, forgetRemote } from './draft.ts'
import { PushFailure } from './failure.ts'
import { findBy, getResource, pathOf, remoteIdOf, unexpected } from './find.ts'

export interface UserPush {
  client: ScimClient
  /** Notes that a create is about to be sent. */
  beginCreate(): Promise<void>
  /** Notes the id of an account that becomes this user's. @throws PushFailure if it is another user's */
  noteAccount(remoteId: string): Promise<void>
  usesPatch: boolean
  deprovisioning: 'deactivate' | 'delete'
}

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/**
 * Brings a user about at the target, with exactly what is different: an account that it has already is adopted, one that it has lost is
 * created again.
 *
 * @throws PushFailure
 */
export async function pushUser(push: UserPush, draft: Draft, wanted: Values): Promise<void> {
  if (!wanted.user_name) throw new PushFailure('The user has no value for `userName`.', 'object')
  if (draft.remote_id !== null && (await update(push, draft, draft.remote_id, wanted))) return
  const found = await findAccount(push.client, draft, wanted)
  if (found !== undefined) {
    await take(push, draft, found.id)
    if (await updateFrom(push, draft, found.id, wanted, found.resource)) return
  }
  await create(push, draft, wanted)
}

/**
 * An account at the target becomes the user's. It is stored before anything is written there, so that a process that dies in between
 * leaves no account behind that no one takes away again.
 */
async function take(push: UserPush, draft: Draft, remoteId: string): Promise<void> {
  await push.noteAccount(remoteId)
  draft.remote_id = remoteId
}

/** @returns false if the target does not know it any more */
async function update(push: UserPush, draft: Draft, remoteId: string, wanted: Values): Promise<boolean> {
  if (!draft.needs_check) {
    const changed = unacknowledged(wanted, draft.pushed, draft.id)
    return changed.length === 0 || write(push, draft, remoteId, wanted, changed)
  }
  const resource = await getResource(push.client, 'Users', remoteId)
  if (resource !== undefined) return updateFrom(push, draft, remoteId, wanted, resource)
  forgetRemote(draft)
  return false
}

/** Writes what is different in a resource that was just read. */
async function updateFrom(
  push: UserPush,
  draft: Draft,
  remoteId: string,
  wanted: Values,
  resource: Record<string, unknown>,
): Promise<boolean> {
  const changed = differencesOf(wanted, readValues(resource, wanted))
  if (changed.length > 0) return write(push, draft, remoteId, wanted, changed, resource)
  acknowledge(draft, wanted)
  return true
}

async function write(
  push: UserPush,
  draft: Draft,
  remoteId: string,
  wanted: Values,
  changed: readonly string[],
  known?: Record<string, unknown>,
): Promise<boolean> {
  if (!(await send(push, remoteId, wanted, changed, known))) {
    forgetRemote(draft)
    return false
  }
  acknowledge(draft, wanted)
  return true
}

/** @returns false if the target does not know it @throws PushFailure */
async function send(
  { client, usesPatch }: UserPush,
  remoteId: string,
  values: Values,
  changed: readonly string[],
  known?: Record<string, unknown>,
): Promise<boolean> {
  const path = pathOf('Users', remoteId)
  if (usesPatch) {
    const body = { schemas: [patchOp], Operations: toOperations(values, changed) }
    return wasTaken(await client.send({ method: 'PATCH', path, body }))
  }
  // PUT replaces all of it, so what others have set there is sent back.
  const resource = known ?? (await getResource(client, 'Users', remoteId))
  if (resource === undefined) return false
  const { meta: _meta, groups: _groups, ...rest } = resource
  return wasTaken(await client.send({ method: 'PUT', path, body: withValues(rest, values) }))
}

function wasTaken(answer: Awaited<ReturnType<ScimClient['send']>>): boolean {
  if (answer.status === 404) return false
  if (answer.status < 200 || answer.status > 299) throw unexpected(answer)
  return true
}

/** By its name; after a create whose response was not stored also by our id, as the name may have changed since. */
async function findAccount(client: ScimClient, draft: Draft, wanted: Values) {
  const byName = wanted.user_name ? await findBy(client, 'Users', 'userName', wanted.user_name) : undefined
  if (byName !== undefined || !draft.create_begun || !wanted.external_id) return byName
  return findBy(client, 'Users', 'externalId', wanted.external_id)
}

async function create(push: UserPush, draft: Draft, wanted: Values): Promise<void> {
  await push.beginCreate()
  draft.create_begun = true
  const answer = await push.client.send({ method: 'POST', path: '/Users', body: toResource(wanted) })
  if (answer.status === 409) return adopt(push, draft, wanted, answer.scimType)
  if (answer.status < 200 || answer.status > 299) throw unexpected(answer)
  const id = remoteIdOf(answer.body)
  // It was created, and did not say under which id.
  if (id === undefined) return adopt(push, draft, wanted, undefined)
  draft.remote_id = id
  acknowledge(draft, wanted)
}

/** The target says that it has the account, which a search before did not find. */
async function adopt(push: UserPush, draft: Draft, wanted: Values, scimType: string | undefined): Promise<void> {
  const found = await findAccount(push.client, draft, wanted)
  if (found === undefined) {
    const why = scimType === undefined ? '' : ` (${scimType})`
    throw new PushFailure(`It has an account of this name${why}, and does not return it when asked.`, 'object')
  }
  await take(push, draft, found.id)
  if (!(await updateFrom(push, draft, found.id, wanted, found.resource)))
    throw new PushFailure('It returned an account that it does not have.', 'object')
}

function acknowledge(draft: Draft, wanted: Values): void {
  draft.active = true
  draft.pushed = digestsOf(wanted, draft.id)
  draft.needs_check = false
  draft.create_begun = false
}

/**
 * Takes the access of a user away at the target, who is not among those who are pushed any more.
 *
 * @param known what the user would have there; `undefined` for one who is gone
 * @returns whether nothing is left to remember @throws PushFailure
 */
export async function withdrawUser(push: UserPush, draft: Draft, known: Values | undefined): Promise<boolean> {
  const { client, deprovisioning } = push
  if (draft.remote_id === null && draft.create_begun) {
    const wanted = known ?? { external_id: draft.object_id }
    const found = await findAccount(client, draft, wanted)
    if (found !== undefined) {
      await take(push, draft, found.id)
      draft.active = true
    }
  }
  if (draft.remote_id === null) return true
  if (deprovisioning === 'delete') {
    wasTaken(await client.send({ method: 'DELETE', path: pathOf('Users', draft.remote_id) }))
    return true
  }
  const inactive = { active: 'false' }
  if (draft.needs_check) {
    const resource = await getResource(client, 'Users', draft.remote_id)
    if (resource === undefined) return true
    draft.active = readValues(resource, inactive).active === 'true'
  }
  if (draft.active && !(await send(push, draft.remote_id, inactive, ['active']))) return true
  draft.active = false
  draft.needs_check = false
  draft.pushed = { ...draft.pushed, ...digestsOf(inactive, draft.id) }
  return known === undefined
}
