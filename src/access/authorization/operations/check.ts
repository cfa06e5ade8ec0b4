import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { organizationOf } from '../../organization-memberships/index.ts'
import { resourceKeyOf, resourceMissing } from '../assignments/requested-grant.ts'
import { MembershipParams } from '../assignments/schemas.ts'
import { check } from '../checks/check.ts'
import { CheckAnswer, Question } from '../checks/schemas.ts'

export const checkOperation = defineOperation({
  id: 'AuthorizationController_check',
  method: 'POST',
  path: '/authorization/organization_memberships/{organization_membership_id}/check',
  summary: 'Check a permission of a membership on a resource',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  onlyReads: true,
  params: MembershipParams,
  body: Question,
  success: { status: 200, body: CheckAnswer },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    const key = resourceKeyOf(body)
    if (key === undefined) {
      await organizationOf(ctx, params.organization_membership_id)
      throw resourceMissing()
    }
    const { authorized } = await check(ctx, params.organization_membership_id, body.permission_slug, key)
    return { authorized }
  },
})
