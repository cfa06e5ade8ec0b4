import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { exportUser, UserExport } from '../export-user.ts'

export const exportUserOperation = defineOperation({
  id: 'gatehouse.users.export',
  method: 'POST',
  path: '/user_management/users/{id}/export',
  summary: 'Export the data of a user',
  description:
    'Returns everything that is stored about the user, for a request by law: their profile, memberships, identities, factors, sessions, events and more. Secrets are left out.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  onlyReads: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: UserExport },
  errors: [notFound],
  handler: ({ params }, ctx) => exportUser(ctx, params.id),
})
