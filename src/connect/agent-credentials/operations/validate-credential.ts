import { Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { secret } from '#platform/marks.ts'
import { validateCredential } from '../validate.ts'

const credential = Type.String({ ...secret, minLength: 1 })

export const validateCredentialOperation = defineOperation({
  id: 'AgentAdminController_validateCredential',
  method: 'POST',
  path: '/agents/credentials/validate',
  summary: 'Validate a credential of an agent',
  description: "Changes nothing, and doesn't count as a use.",
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  body: TaggedUnion('type', [
    Type.Object({ type: Type.Literal('api_key'), credential }),
    Type.Object({
      type: Type.Literal('access_token'),
      credential,
      audience: Type.Optional(
        Type.String({ minLength: 1, description: 'The audience that the token must have. Default: any.' }),
      ),
    }),
  ]),
  success: {
    status: 200,
    body: Type.Object({
      valid: Type.Boolean({ description: 'Whether the credential is valid.' }),
      registration_id: Nullable(Type.String()),
      expires_at: Nullable(Timestamp),
    }),
  },
  handler: ({ body }, ctx) => validateCredential(ctx, body),
})
