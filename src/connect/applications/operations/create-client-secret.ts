import { type Static, Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { applicationDescribesItself, clientSecretLimitReached } from '../errors.ts'
import { NewClientSecret, toClientSecret } from '../schemas.ts'
import { createClientSecret } from '../secrets.ts'

export const createClientSecretOperation = defineOperation({
  id: 'ApplicationCredentialsController_create',
  method: 'POST',
  path: '/connect/applications/{id}/client_secrets',
  summary: 'Create a client secret',
  description: 'An application can have five secrets. Each works until it is deleted.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({}),
  success: { status: 201, body: NewClientSecret },
  errors: [notFound, applicationDescribesItself, clientSecretLimitReached],
  async handler({ params }, ctx): Promise<Static<typeof NewClientSecret>> {
    const { secret, ...row } = await createClientSecret(ctx, params.id)
    return { ...toClientSecret(row), secret }
  },
})
