import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { recordOf } from '#platform/records.ts'
import type { DirectoryRow } from '../../directories/index.ts'
import { recordRefusal } from '../../directory-objects/index.ts'
import { asRefusal } from '../answers/answer.ts'

/**
 * Does a change that the provider asks for. Where it is refused, the log of the directory says why: no one but the provider
 * reads the answer. Unknown ids are left out, as a provider asks for them in the course of things.
 */
export async function recordingRefusals<Result>(
  ctx: Context,
  directory: DirectoryRow,
  { request, body }: { request: string; body?: unknown },
  change: () => Promise<Result>,
): Promise<Result> {
  try {
    return await change().catch(asRefusal)
  } catch (error) {
    if (error instanceof DomainError && isRefusal(error)) {
      const { userName } = recordOf(body)
      await recordRefusal(ctx, directory, {
        request: request.slice(0, 300),
        detail: error.message,
        userName: typeof userName === 'string' ? userName : undefined,
      })
    }
    throw error
  }
}

function isRefusal({ definition: { status } }: DomainError): boolean {
  return status >= 400 && status < 500 && status !== 404
}
