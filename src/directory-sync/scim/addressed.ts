import { bearerToken } from '#environment/environments/index.ts'
import type { Context, RequestInfo, System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { type DirectoryRow, findAddressedDirectory } from '../directories/index.ts'

/** The directory of each request, which its authentication has read. */
const directories = new WeakMap<Context, DirectoryRow>()

/**
 * Finds the directory that a path names, by a token of exactly this directory, which stands in the header only (D-1).
 *
 * @throws unauthorized
 */
export async function authenticateDirectory(system: System, request: RequestInfo, key: unknown): Promise<Context> {
  const found =
    typeof key === 'string' && isKey(key)
      ? await findAddressedDirectory({ system, request }, key, bearerToken(request))
      : undefined
  if (found === undefined) {
    throw platformErrors.unauthorized(
      'The bearer token is missing, or does not belong to this directory. Check the token and the URL.',
    )
  }
  directories.set(found.ctx, found.directory)
  return found.ctx
}

/** Nothing that the database would refuse as text. */
function isKey(key: string): boolean {
  return /^\w{1,64}$/.test(key)
}

export function directoryOf(ctx: Context): DirectoryRow {
  const directory = directories.get(ctx)
  if (directory === undefined) throw new Error('The access kind of this operation gives a directory.')
  return directory
}
