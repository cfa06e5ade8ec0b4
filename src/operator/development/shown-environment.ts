import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'

/** The environment whose messages a page shows: the one in its URL, or the first. */
export async function findShownEnvironment(first: Context, id: string | undefined): Promise<Context> {
  if (id === undefined || id === first.environmentId) return first
  const context = await findEnvironmentContext(first.system, id)
  if (context === undefined) throw notFound('Environment', id)
  return context
}
