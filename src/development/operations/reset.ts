import { emptyEnvironment } from '../../environments/index.ts'
import type { Context } from '../../platform/context.ts'
import { defineOperation } from '../../platform/http/operation.ts'

/** @param seed fills the environment that was emptied, as at the first start. */
export function createResetOperation(seed: (ctx: Context) => Promise<void>) {
  return defineOperation({
    id: 'gatehouse.development.reset',
    method: 'POST',
    path: '/_dev/reset',
    summary: 'Empty the environment and seed it again',
    surface: 'api',
    access: 'api_key',
    idempotency: 'none',
    success: { status: 204 },
    async handler(_input, ctx) {
      await emptyEnvironment(ctx)
      await seed(ctx)
    },
  })
}
