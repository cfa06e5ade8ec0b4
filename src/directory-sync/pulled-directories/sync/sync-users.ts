import { checkUser } from '#protocol/scim/index.ts'
import {
  changeDirectoryUser,
  createDirectoryUser,
  type DirectoryUserRow,
  deleteDirectoryUser,
  findUsersByIdpIds,
  isSame,
  userIdsOf,
} from '../../directory-objects/index.ts'
import type { Counts } from '../schemas.ts'
import type { DirectorySource, SourceUser } from '../sources/source.ts'
import { attempt, type Outcome, pulled, type Target } from './target.ts'

/** As many are deleted, or tried again, between two signs of life. */
const step = 50

/** Creates, changes and deletes users until the directory matches the source, and counts the changes. */
export async function syncUsers(target: Target, source: DirectorySource, counts: Counts): Promise<void> {
  const seen = new Set<string>()
  let waiting: SourceUser[] = []
  for await (const page of source.users()) {
    const users = page.filter(({ id }) => !seen.has(id) && seen.add(id))
    waiting.push(...(await saveUsers(target, users, counts, false)))
    counts.read += users.length
  }
  await deleteOthers(target, seen, counts)
  // Users whose name or email belonged to another user, who has a different one by now or was deleted.
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0; ) {
    const isLast = waiting.length >= before
    before = waiting.length
    waiting = await saveUsers(target, waiting, counts, isLast)
  }
}

/** @returns the users whose name or email is taken */
async function saveUsers(
  target: Target,
  users: readonly SourceUser[],
  counts: Counts,
  isLast: boolean,
): Promise<SourceUser[]> {
  const taken: SourceUser[] = []
  for (const some of inSteps(users)) {
    await target.keep()
    const ids = some.map(({ id }) => id)
    const known = await findUsersByIdpIds(target.ctx, target.directory.id, ids)
    const byIdpId = new Map(known.map((row) => [row.idp_id, row]))
    for (const user of some) {
      const outcome = await attempt(
        target,
        { request: 'read user', user },
        () => saveUser(target, byIdpId.get(user.id), user),
        isLast,
      )
      if (outcome === 'taken') taken.push(user)
      else count(counts, outcome)
    }
  }
  return taken
}

async function saveUser(
  { ctx, directory }: Target,
  known: DirectoryUserRow | undefined,
  { resource }: SourceUser,
): Promise<Outcome> {
  if (known !== undefined && isSame(known.resource, resource)) return 'unchanged'
  checkUser(resource)
  if (known === undefined) {
    await createDirectoryUser(ctx, directory, { resource }, pulled)
    return 'created'
  }
  await changeDirectoryUser(ctx, directory, known.id, () => resource, pulled)
  return 'updated'
}

async function deleteOthers(target: Target, seen: ReadonlySet<string>, counts: Counts): Promise<void> {
  const { ctx, directory } = target
  const others = [...(await userIdsOf(ctx, directory.id))].filter(([idpId]) => !seen.has(idpId))
  for (const some of inSteps(others)) {
    await target.keep()
    for (const [, id] of some) {
      const outcome = await attempt(target, { request: 'delete user' }, async () => {
        await deleteDirectoryUser(ctx, directory, id, pulled)
        return 'deleted'
      })
      count(counts, outcome)
    }
  }
}

export function count(counts: Counts, outcome: Outcome): void {
  if (outcome !== 'unchanged' && outcome !== 'taken') counts[outcome] += 1
}

export function* inSteps<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let from = 0; from < items.length; from += step) yield items.slice(from, from + step)
}
