import { checkGroup } from '#protocol/scim/index.ts'
import {
  changeDirectoryGroup,
  createDirectoryGroup,
  type DirectoryGroupRow,
  deleteDirectoryGroup,
  findGroupsByIdpIds,
  groupIdsOf,
  type IdsByIdpId,
  isSame,
  listMemberIds,
} from '../../directory-objects/index.ts'
import type { Counts } from '../schemas.ts'
import type { DirectorySource, SourceGroup } from '../sources/source.ts'
import { count, inSteps } from './sync-users.ts'
import { attempt, type Outcome, pulled, type Target } from './target.ts'

/** Compares and writes groups with their members, once all users are there. */
export async function syncGroups(
  target: Target,
  source: DirectorySource,
  userIds: IdsByIdpId,
  counts: Counts,
): Promise<void> {
  const { ctx, directory } = target
  const seen = new Set<string>()
  for await (const page of source.groups()) {
    const groups = page.filter(({ id }) => !seen.has(id) && seen.add(id))
    counts.read += groups.length
    for (const some of inSteps(groups)) {
      const ids = some.map(({ id }) => id)
      const known = new Map((await findGroupsByIdpIds(ctx, directory.id, ids)).map((row) => [row.idp_id, row]))
      for (const group of some) {
        await target.keep()
        const memberIds = group.memberIds.flatMap((id) => userIds.get(id) ?? []).sort()
        const request = `read group ${group.id}`
        count(
          counts,
          await attempt(target, { request }, () => saveGroup(target, known.get(group.id), group, memberIds)),
        )
      }
    }
  }
  await deleteOthers(target, seen, counts)
}

async function saveGroup(
  { ctx, directory }: Target,
  known: DirectoryGroupRow | undefined,
  { resource }: SourceGroup,
  members: readonly string[],
): Promise<Outcome> {
  if (known === undefined) {
    checkGroup(resource)
    await createDirectoryGroup(ctx, directory, { resource, members }, pulled)
    return 'created'
  }
  const present = await listMemberIds(ctx, known.id)
  if (isSame(known.resource, resource) && isSame(present, members)) return 'unchanged'
  checkGroup(resource)
  const steps = [{ kind: 'replace', ids: members } as const]
  await changeDirectoryGroup(ctx, directory, known.id, () => ({ resource, steps }), pulled)
  return 'updated'
}

async function deleteOthers(target: Target, seen: ReadonlySet<string>, counts: Counts): Promise<void> {
  const { ctx, directory } = target
  for (const [idpId, id] of await groupIdsOf(ctx, directory.id)) {
    if (seen.has(idpId)) continue
    await target.keep()
    const outcome = await attempt(target, { request: `delete group ${idpId}` }, async () => {
      await deleteDirectoryGroup(ctx, directory, id, pulled)
      return 'deleted'
    })
    count(counts, outcome)
  }
}
