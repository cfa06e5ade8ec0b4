import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { tooManyTargets } from '../errors.ts'
import { CreateScimTarget, ScimTarget, toTarget } from '../schemas.ts'
import { createTarget } from '../targets.ts'

export const createTargetOperation = defineOperation({
  id: 'gatehouse.scim_targets.create',
  method: 'POST',
  path: '/scim_targets',
  summary: 'Create a SCIM target',
  description:
    'Pushes active members of organizations to the SCIM 2.0 server of an application, and every change from then on. Accounts that it already has are adopted by their `userName`. The secret is stored encrypted and never returned.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateScimTarget,
  success: { status: 201, body: ScimTarget },
  errors: [notFound, tooManyTargets, platformErrors.invalidRequest],
  handler: async ({ body }, ctx) => toTarget(await createTarget(ctx, body)),
})
