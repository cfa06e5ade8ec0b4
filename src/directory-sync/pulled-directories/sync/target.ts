import type { Context } from '#platform/context.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { ScimError } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { directoryObjectExists, recordRefusal } from '../../directory-objects/index.ts'
import type { SourceUser } from '../sources/source.ts'

/** A directory that is made what its source is. */
export interface Target {
  ctx: Context
  directory: DirectoryRow
  /** @throws RunLost if another process has taken over the run */
  keep(): Promise<void>
}

export const pulled = { kind: 'pull' } as const

export type Outcome = 'created' | 'updated' | 'unchanged' | 'deleted' | 'taken' | 'refused'

/**
 * Stores one user or group. A refusal is recorded in the log of the directory, and the other objects are processed.
 *
 * @param isLast whether it is refused, too, where another one has its name or email, which may change yet.
 */
export async function attempt(
  { ctx, directory, keep }: Target,
  of: { request: string; user?: SourceUser },
  work: () => Promise<Outcome>,
  isLast = true,
): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError && error.definition === notFound.definition) {
      // The directory was deleted, or another process was faster: the next run sees the current state.
      await keep()
      return 'unchanged'
    }
    if (!isRefusal(error)) throw error
    if (!isLast && error instanceof DomainError && error.definition === directoryObjectExists.definition) return 'taken'
    const userName = of.user?.resource.userName
    await recordRefusal(ctx, directory, {
      request: of.request,
      detail: error.message,
      userName: typeof userName === 'string' ? userName : undefined,
      reason: 'directory_read',
    })
    return 'refused'
  }
}

function isRefusal(error: unknown): error is DomainError | ScimError {
  return error instanceof ScimError || (error instanceof DomainError && error.definition.status < 500)
}
