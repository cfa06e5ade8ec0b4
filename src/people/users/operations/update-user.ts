import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { externalIdTaken, invalidMetadata } from '#platform/http/shared-errors.ts'
import { emailNotAvailable, invalidEmail, invalidLocale } from '../errors.ts'
import { toUser, UpdateUser, User } from '../schemas.ts'
import { updateUser } from '../service.ts'
import { passwordErrors } from './password-errors.ts'

export const updateUserOperation = defineOperation({
  id: 'UserlandUsersController_update[0]',
  method: 'PUT',
  path: '/user_management/users/{id}',
  summary: 'Update a user',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateUser,
  success: { status: 200, body: User },
  errors: [
    notFound,
    emailNotAvailable,
    invalidEmail,
    invalidLocale,
    externalIdTaken,
    invalidMetadata,
    ...passwordErrors,
  ],
  async handler({ params, body }, ctx) {
    return toUser(await updateUser(ctx, params.id, body))
  },
})
