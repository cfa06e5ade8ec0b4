import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ScimTarget, toTarget } from '../schemas.ts'
import { reconcileTarget } from '../targets.ts'

export const reconcileTargetOperation = defineOperation({
  id: 'gatehouse.scim_targets.reconcile',
  method: 'POST',
  path: '/scim_targets/{id}/reconcile',
  summary: 'Compare a SCIM target with what it should have',
  description:
    'Reads what the target has, page by page, and writes what is different. It also happens every night. `is_reconciling` says when it is over.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202, body: ScimTarget },
  errors: [notFound],
  handler: async ({ params }, ctx) => toTarget(await reconcileTarget(ctx, params.id)),
})
