import { defineOperation } from '#platform/http/operation.ts'
import { flagSlugConflict } from '../errors.ts'
import { toFlagWithRule } from '../rules.ts'
import { CreateFlag, FlagWithRule } from '../schemas.ts'
import { createFlag } from '../service.ts'

export const createFlagOperation = defineOperation({
  id: 'gatehouse.feature_flags.create',
  method: 'POST',
  path: '/feature-flags',
  summary: 'Create a feature flag',
  description: 'It is disabled, unless `enabled` is true.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateFlag,
  success: { status: 201, body: FlagWithRule },
  errors: [flagSlugConflict],
  async handler({ body }, ctx) {
    return toFlagWithRule(await createFlag(ctx, body), false)
  },
})
