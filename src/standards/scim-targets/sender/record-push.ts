import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { doublingBackOff } from '#platform/followers/back-off.ts'
import { isHeldBy } from '#platform/followers/leases.ts'
import type { TracedRequest } from '../push/client.ts'
import type { Draft } from '../push/draft.ts'
import type { PushFailure } from '../push/failure.ts'
import type { ClaimedTarget } from './claimed-target.ts'
import { accountOfAnotherUser, isOfAnother } from './note-remote.ts'
import { storeRequests } from './store-requests.ts'

interface Push {
  draft: Draft
  before: Pick<Draft, 'remote_id' | 'active'>
  /** Whether the row goes. */
  isOver: boolean
  failure: PushFailure | undefined
  traces: readonly TracedRequest[]
  random: () => number
}

const afterFailure = doublingBackOff({ firstMs: 5_000, longestMs: 3 * 3_600_000 }, [0.75, 1])
/** Access that is to end is tried for more often. */
const afterFailedWithdrawal = doublingBackOff({ firstMs: 5_000, longestMs: 5 * 60_000 }, [0.75, 1])

/**
 * Stores what came of a push, with its requests. A change that came meanwhile leaves the object due. Nothing is stored once another process
 * has the target: it asks the target what it has.
 */
export async function recordPush(system: System, target: ClaimedTarget, push: Push): Promise<void> {
  try {
    await system.database.transaction((tx) => record(system, tx, target, push))
  } catch (error) {
    if (!isOfAnother(error)) throw error
    const failure = accountOfAnotherUser()
    const draft = { ...push.draft, remote_id: null, active: false, pushed: {} }
    await system.database.transaction((tx) => record(system, tx, target, { ...push, draft, failure }))
  }
}

async function record(
  system: System,
  tx: Transaction,
  target: ClaimedTarget,
  { draft, before, isOver, failure, traces, random }: Push,
): Promise<void> {
  const held = await tx.maybe(sql`select 1 from scim_targets where ${isHeldBy(target)} for key share`)
  if (held === undefined) return
  const now = system.now()
  await storeRequests(system, tx, target, draft, traces)
  const isItem = sql`environment_id = ${target.environment_id} and id = ${draft.id}`
  const hasChanged = draft.remote_id !== before.remote_id || draft.active !== before.active || isOver
  await storeOutcome(tx, { draft, isOver, failure, isItem, now, random })
  // Users before groups, as where changes are marked, so that no two wait for each other.
  if (draft.kind === 'user' && hasChanged) await markItsGroups(tx, target, draft.object_id, now)
}

interface Outcome extends Pick<Push, 'draft' | 'isOver' | 'failure' | 'random'> {
  isItem: Statement
  now: Date
}

async function storeOutcome(tx: Transaction, { draft, isOver, failure, isItem, now, random }: Outcome): Promise<void> {
  if (isOver && failure === undefined) {
    const removed = await tx.run(sql`
      delete from scim_target_objects where ${isItem} and revision = ${draft.revision}`)
    if (removed > 0) return
  }
  const { remote_id, create_begun, active, pushed, needs_check } = isOver ? nothing : draft
  await tx.run(sql`
    update scim_target_objects set remote_id = ${remote_id}, create_begun = ${create_begun}, active = ${active},
      pushed = case when kind = 'group' or exists (select from users u where u.environment_id = scim_target_objects.environment_id
        and u.id = scim_target_objects.object_id) then ${{ ...pushed }}::jsonb else '{}'::jsonb end,
      needs_check = ${needs_check}, failures = ${failure === undefined ? 0 : draft.failures + 1}, last_error = ${failure?.message ?? null},
      pushed_at = case when ${failure === undefined} then ${now}::timestamptz else pushed_at end,
      due_at = case when revision = ${draft.revision} then ${nextTry(draft, failure, now, random)}::timestamptz else due_at end,
      updated_at = ${now}
    where ${isItem}`)
}

const nothing = { remote_id: null, create_begun: false, active: false, pushed: {}, needs_check: false }

function nextTry(
  { failures, priority, has_more = false }: Draft,
  failure: PushFailure | undefined,
  now: Date,
  random: () => number,
) {
  if (failure === undefined) return has_more ? now : null
  if (failure.reach === 'away' || failure.reach === 'refused') return now
  const pauseMs = (priority === 0 ? afterFailedWithdrawal : afterFailure)(failures + 1, random())
  return new Date(now.getTime() + pauseMs)
}

/** The groups of a user at the target have another member now, or one less. */
async function markItsGroups(tx: Transaction, target: ClaimedTarget, userId: string, now: Date): Promise<void> {
  await tx.run(sql`
    update scim_target_objects item set due_at = coalesce(item.due_at, ${now}), revision = item.revision + 1, updated_at = ${now}
    from (
      select o.environment_id, o.id from scim_target_objects o
      where o.environment_id = ${target.environment_id} and o.target_id = ${target.id} and o.kind = 'group' and o.object_id in (
        select gm.group_id from organization_memberships m
        join group_members gm on gm.environment_id = m.environment_id and gm.organization_membership_id = m.id
        where m.environment_id = ${target.environment_id} and m.user_id = ${userId})
      order by o.object_id for no key update) held
    where item.environment_id = held.environment_id and item.id = held.id`)
}
