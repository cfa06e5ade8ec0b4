import { type Static, Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'

export const CreateImpersonation = Type.Object({
  user_id: Type.String(),
  organization_id: Type.Optional(
    Type.String({ description: 'Required if the user belongs to several organizations.' }),
  ),
  impersonator_email: Type.String({
    format: 'email',
    minLength: 3,
    maxLength: 254,
    pattern: '^[^\\s@]+@[^\\s@]+$',
    description:
      'The email of the operator, which appears in sessions, events and tokens. From the console, it is always the email of who is signed in.',
  }),
  reason: Type.String({
    minLength: 1,
    maxLength: 500,
    pattern: '\\S',
    'x-noun': 'reason',
    description: 'The reason for the impersonation. It is shown with the session.',
  }),
  redirect_uri: Type.Optional(
    Type.String({ maxLength: 2_048, description: 'A registered redirect URI. Default: the default one.' }),
  ),
})
export type CreateImpersonation = Static<typeof CreateImpersonation>

export const Impersonation = Type.Object({
  object: Type.Literal('impersonation'),
  user_id: Type.String(),
  organization_id: Nullable(Type.String()),
  impersonator: Type.Object({ email: Type.String(), reason: Type.String() }),
  url: Type.String({
    ...secret,
    description: 'A URL that opens the application’s callback with a code. It is valid for ten minutes.',
  }),
})
export type Impersonation = Static<typeof Impersonation>
