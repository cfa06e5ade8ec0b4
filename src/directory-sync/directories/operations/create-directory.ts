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
    'The answer has the endpoint and the token that the provider needs to be told. With the `external_id` of a directory that the organization has, that one is answered as it is, without a token.',
  surface: 'api',
  access: 'api_key',
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
