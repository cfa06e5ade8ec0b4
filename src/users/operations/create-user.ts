import { defineOperation } from '../../platform/http/operation.ts'
import { invalidMetadata } from '../../platform/http/shared-errors.ts'
import { userCreationError } from '../errors.ts'
import { CreatedUser, CreateUser, toUser } from '../schemas.ts'
import { createUser } from '../service.ts'
import { passwordErrors } from './password-errors.ts'

export const createUserOperation = defineOperation({
  id: 'UserlandUsersController_create[0]',
  method: 'POST',
  path: '/user_management/users',
  summary: 'Create a user',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateUser,
  success: { status: 201, body: CreatedUser },
  errors: [userCreationError, ...passwordErrors, invalidMetadata],
  async handler({ body }, ctx) {
    return toUser(await createUser(ctx, body))
  },
})
