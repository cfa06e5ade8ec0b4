import { DatabaseError } from 'pg'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { PushFailure } from '../push/failure.ts'
import type { ClaimedTarget } from './claimed-target.ts'

/**
 * Stores under which id the target has an object, before the object is written there. What it has is asked for again if this process dies.
 *
 * @throws PushFailure if another user or group has that id
 */
export async function noteRemote(
  { database }: System,
  target: ClaimedTarget,
  objectId: string,
  remoteId: string,
): Promise<void> {
  try {
    await database.run(sql`
      update scim_target_objects set remote_id = ${remoteId}, active = false, pushed = '{}', needs_check = true
      where environment_id = ${target.environment_id} and id = ${objectId}`)
  } catch (error) {
    if (isOfAnother(error)) throw accountOfAnotherUser()
    throw error
  }
}

export function isOfAnother(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'scim_target_objects_remote'
}

export function accountOfAnotherUser(): PushFailure {
  return new PushFailure('The account of this name at the target belongs to another user.', 'object')
}
