import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listApplicationsOfOrganization } from '../authorized-applications.ts'
import { MembersAuthorizedApplication, toMembersAuthorizedApplication } from '../schemas.ts'

export const listApplicationsOfOrganizationOperation = defineOperation({
  id: 'OrganizationAuthorizedApplicationsController_list',
  method: 'GET',
  path: '/organizations/{organization_id}/authorized_applications',
  summary: 'List the applications authorized in an organization',
  description: 'Returns the applications that its members have authorized on its behalf.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organization_id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(MembersAuthorizedApplication) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    const page = await listApplicationsOfOrganization(ctx, params.organization_id, query)
    return toList(page, toMembersAuthorizedApplication)
  },
})
