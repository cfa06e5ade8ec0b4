import { Type } from 'typebox'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ScimTarget, toTarget, UpdateScimTarget } from '../schemas.ts'
import { updateTarget } from '../targets.ts'

export const updateTargetOperation = defineOperation({
  id: 'gatehouse.scim_targets.update',
  method: 'PATCH',
  path: '/scim_targets/{id}',
  summary: 'Update a SCIM target',
  description:
    'Also pauses and resumes it. `authentication` is replaced as a whole, with its secret. After another choice of people or attributes, everything is compared with the target.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateScimTarget,
  success: { status: 200, body: ScimTarget },
  errors: [notFound, platformErrors.invalidRequest],
  handler: async ({ params, body }, ctx) => toTarget(await updateTarget(ctx, params.id, body)),
})
