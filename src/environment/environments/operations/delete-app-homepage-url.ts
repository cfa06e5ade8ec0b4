import { defineOperation } from '#platform/http/operation.ts'
import { updateEnvironment } from '../service.ts'

export const deleteAppHomepageUrlOperation = defineOperation({
  id: 'gatehouse.environments.delete_app_homepage_url',
  method: 'DELETE',
  path: '/user_management/app_homepage_url',
  summary: 'Remove the homepage of the application',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  success: { status: 204 },
  handler: (_input, ctx) => updateEnvironment(ctx, { app_homepage_url: null }),
})
