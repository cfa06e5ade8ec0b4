import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { CreateDirectory, CreatedDirectory, toConfiguredDirectory } from '../schemas.ts'
import { createDirectory } from '../service.ts'

export const createDirectoryOperation = defineOperation({
  id: 'gatehouse.directories.create',
  method: 'POST',
  path: '/directories',
  summary: 'Create a directory',
  description:
    'The response has the endpoint and the token to enter at the provider. If the organization has a directory with this `external_id`, it is returned unchanged, without a token.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateDirectory,
  success: { status: 201, body: CreatedDirectory },
  errors: [notFound],
  async handler({ body }, ctx) {
    const { directory, token } = await createDirectory(ctx, body)
    const { scim, ...shown } = toConfiguredDirectory(ctx, directory)
    if (scim === undefined) return shown
    return { ...shown, scim: { ...scim, ...defined({ bearer_token: token?.value }) } }
  },
})
