import { type Context, createContext } from '#platform/context.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { developmentArea } from '../area.ts'
import { seedRefused } from '../errors.ts'
import { SeedError } from '../seed-error.ts'

/** @param reset empties an environment and fills it as at a first start. */
export function createResetOperation(reset: (ctx: Context) => Promise<void>) {
  return defineOperation({
    id: 'gatehouse.development.reset',
    method: 'POST',
    path: '/_dev/reset',
    summary: 'Reset the environment',
    description: 'Empties it and seeds it again.',
    area: developmentArea,
    surface: 'api',
    access: 'api_key',
    idempotency: 'none',
    success: { status: 204 },
    errors: [seedRefused],
    async handler(_input, { system, environmentId, clientId, actor, request }) {
      // Not in the request's transaction: webhook endpoints are registered once the rest of the seed is committed.
      const own = createContext(system, { environmentId, clientId, actor, ...(request && { request }) })
      try {
        await reset(own)
      } catch (error) {
        throw error instanceof SeedError ? seedRefused(error.message) : error
      }
    },
  })
}
