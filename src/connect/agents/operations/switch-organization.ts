import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { switchOrganization, switchOrganizationErrors } from '../registrations/switch-organization.ts'
import { Registration, toRegistration } from '../schemas.ts'

export const switchOrganizationOperation = defineOperation({
  id: 'gatehouse.agents.registrations.switch_organization',
  method: 'POST',
  path: '/agents/registrations/{id}/switch_organization',
  summary: 'Change the organization of an agent',
  description:
    'One of those that its person is an active member of. What was issued to the agent before counts no more; it refreshes its identity, or asserts it anew.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ organization_id: Type.String({ minLength: 1 }) }),
  success: { status: 200, body: Registration },
  errors: [notFound, ...switchOrganizationErrors],
  async handler({ params, body }, ctx) {
    return toRegistration(await switchOrganization(ctx, params.id, body.organization_id), ctx.now())
  },
})
