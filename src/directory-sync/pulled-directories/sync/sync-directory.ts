import { type Context, createContext } from '#platform/context.ts'
import { type DirectoryRow, getDirectory } from '../../directories/index.ts'
import { userIdsOf } from '../../directory-objects/index.ts'
import { type RetryPolicy, severalTries } from '../sources/ask.ts'
import { SourceFailure } from '../sources/failure.ts'
import { openSource } from '../sources/index.ts'
import { beginRun, dropRun, endRun, failRun, keepRun, type OwnRun, RunLost } from './run.ts'
import { syncGroups } from './sync-groups.ts'
import { syncUsers } from './sync-users.ts'
import type { Target } from './target.ts'

/**
 * Makes a directory what its source is, if it is due. Writes only what is other, each user and group in a transaction of its
 * own, so it can end at any moment and begin again. Deletes no one before the source has been read to the end.
 */
export async function syncDirectory(
  ctx: Context,
  directoryId: string,
  retryPolicy: Pick<RetryPolicy, 'tries' | 'wait'> = severalTries,
): Promise<void> {
  const run = await beginRun(ctx, directoryId)
  if (run === undefined) return
  try {
    const directory = await getDirectory(ctx, directoryId)
    const isComplete = await readAll(asDirectory(ctx, directory), directory, run, retryPolicy)
    await endRun(ctx, run, isComplete)
  } catch (error) {
    if (error instanceof RunLost) return
    if (error instanceof SourceFailure) return failRun(ctx, run, error).catch(unlessLost)
    await dropRun(ctx, run)
    throw error
  }
}

/** @returns false if the source says that there is nothing to read. */
async function readAll(
  ctx: Context,
  directory: DirectoryRow,
  run: OwnRun,
  retryPolicy: Pick<RetryPolicy, 'tries' | 'wait'>,
): Promise<boolean> {
  const keep = () => keepRun(ctx, run)
  const source = openSource(ctx, run.settings, { ...retryPolicy, isDoubtful: run.failures > 0, beforeEach: keep })
  const target: Target = { ctx, directory, keep }
  if (run.since !== undefined && (await source.hasChangedSince?.(run.since)) === false) return false
  await syncUsers(target, source, run.users)
  await syncGroups(target, source, await userIdsOf(ctx, directory.id), run.groups)
  return true
}

/** Events say that the directory did it. */
function asDirectory(
  { system, environmentId, clientId, tracedRequestId }: Context,
  { id, name }: DirectoryRow,
): Context {
  return createContext(system, { environmentId, clientId, tracedRequestId, actor: { type: 'directory', id, name } })
}

function unlessLost(error: unknown): void {
  if (!(error instanceof RunLost)) throw error
}
