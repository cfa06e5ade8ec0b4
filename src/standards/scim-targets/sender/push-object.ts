import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Credential } from '#platform/outgoing/credential.ts'
import { valuesOf } from '../attributes.ts'
import { createScimClient } from '../push/client.ts'
import { PushFailure } from '../push/failure.ts'
import { pushGroup, withdrawGroup } from '../push/push-group.ts'
import { pushUser, withdrawUser } from '../push/push-user.ts'
import type { ClaimedTarget } from './claimed-target.ts'
import type { DueObject } from './due.ts'
import { noteRemote } from './note-remote.ts'
import { recordPush } from './record-push.ts'

/**
 * Pushes one object and stores what came of it. A failure that is about it alone is dealt with then.
 *
 * @returns the failure if it concerns the target
 */
export async function pushObject(
  system: System,
  target: ClaimedTarget,
  due: DueObject,
  { credential, random }: { credential: Credential; random: () => number },
): Promise<PushFailure | undefined> {
  const client = createScimClient(system, target.endpoint_url, credential)
  const { is_wanted, person, group_name, ...draft } = due
  const beginCreate = async () => {
    await system.database.run(sql`
      update scim_target_objects set create_begun = true
      where environment_id = ${target.environment_id} and id = ${draft.id}`)
  }
  const noteAccount = (remoteId: string) => noteRemote(system, target, draft.id, remoteId)
  const usesPatch = usesPatchOf(target)
  let isOver = false
  let failure: PushFailure | undefined
  try {
    if (draft.kind === 'user') {
      const push = { client, beginCreate, noteAccount, usesPatch, deprovisioning: target.deprovisioning }
      const values = person === null ? undefined : valuesOf(target.attribute_mapping, person)
      if (is_wanted && values !== undefined) await pushUser(push, draft, values)
      else isOver = await withdrawUser(push, draft, values)
    } else {
      const push = { system, target, client, beginCreate, usesPatch }
      if (is_wanted && group_name !== null) await pushGroup(push, draft, group_name)
      else isOver = await withdrawGroup(push, draft)
    }
  } catch (error) {
    if (!(error instanceof PushFailure)) system.log.error({ err: error, object: draft.id }, 'an object was not pushed')
    failure = error instanceof PushFailure ? error : new PushFailure('The server failed, and tries again.', 'target')
  }
  const before = { remote_id: due.remote_id, active: due.active }
  await recordPush(system, target, { draft, before, isOver, failure, traces: client.traces, random })
  return failure?.reach === 'object' ? undefined : failure
}

export function usesPatchOf({ update_method, supports_patch }: ClaimedTarget): boolean {
  return update_method === 'automatic' ? supports_patch !== false : update_method === 'patch'
}
