import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { blankGroupName } from '../errors.ts'
import { CreateGroup, Group, toGroup } from '../schemas.ts'
import { createGroup } from '../service.ts'

export const createGroupOperation = defineOperation({
  id: 'GroupsController_create',
  method: 'POST',
  path: '/organizations/{organizationId}/groups',
  summary: 'Create a group in an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ organizationId: Type.String() }),
  body: CreateGroup,
  success: { status: 201, body: Group },
  errors: [notFound, blankGroupName],
  async handler({ params, body }, ctx) {
    return toGroup(await createGroup(ctx, params.organizationId, body))
  },
})
