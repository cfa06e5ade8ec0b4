import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listApplicationsOfUser } from '../authorized-applications.ts'
import { AuthorizedApplication, toAuthorizedApplication } from '../schemas.ts'

export const listApplicationsOfUserOperation = defineOperation({
  id: 'AuthorizedApplicationsController_list',
  method: 'GET',
  path: '/user_management/users/{user_id}/authorized_applications',
  summary: 'List the applications that a user has authorized',
  description:
    'Returns one entry per organization and resource, including those for first-party applications, which need no consent.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ user_id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(AuthorizedApplication) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listApplicationsOfUser(ctx, params.user_id, query), toAuthorizedApplication)
  },
})
