import { defineOperation } from '#platform/http/operation.ts'
import { Profile } from '../../profiles/index.ts'
import { invalidProfileToken } from '../errors.ts'
import { profileOfToken } from '../profile-token.ts'

export const getProfileOperation = defineOperation({
  id: 'SsoController_getProfile',
  method: 'GET',
  path: '/sso/profile',
  summary: 'Get the profile of an access token',
  description: 'Requires the access token from POST /sso/token.',
  surface: 'api',
  access: 'public',
  success: { status: 200, body: Profile },
  errors: [invalidProfileToken],
  handler: (_input, context) => profileOfToken(context),
})
