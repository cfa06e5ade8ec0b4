import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'
import { updateEnvironment } from '../service.ts'

/** Called by `workos config homepage-url set` of the official command line. */
export const setAppHomepageUrlOperation = defineOperation({
  id: 'gatehouse.environments.app_homepage_url',
  method: 'PUT',
  path: '/user_management/app_homepage_url',
  summary: 'Set the homepage of the application',
  description: 'Users go there after signing out, unless the sign-out names another URL.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: Type.Object({ url: Type.String({ maxLength: 2_048 }) }),
  success: { status: 200, body: Type.Object({ object: Type.Literal('app_homepage_url'), url: Type.String() }) },
  async handler({ body }, ctx) {
    requireWebAddress('url', body.url)
    await updateEnvironment(ctx, { app_homepage_url: body.url })
    return { object: 'app_homepage_url' as const, url: body.url }
  },
})
