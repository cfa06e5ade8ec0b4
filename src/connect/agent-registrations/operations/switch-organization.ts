import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Registration, toRegistration } from '../schemas.ts'
import { switchOrganization, switchOrganizationErrors } from '../switch-organization.ts'

export const switchOrganizationOperation = defineOperation({
  id: 'gatehouse.agents.registrations.switch_organization',
  method: 'POST',
  path: '/agents/registrations/{id}/switch_organization',
  summary: 'Change the organization of an agent',
  description:
    'The agent’s user must be an active member of the new organization. Earlier tokens stop working; the agent refreshes its identity, or asserts it again.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ organization_id: Type.String({ minLength: 1 }) }),
  success: { status: 200, body: Registration },
  errors: [notFound, ...switchOrganizationErrors],
  async handler({ params, body }, ctx) {
    return toRegistration(await switchOrganization(ctx, params.id, body.organization_id), ctx.now())
  },
})
