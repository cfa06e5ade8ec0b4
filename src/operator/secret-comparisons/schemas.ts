import { type Static, Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { holderNames } from './holders.ts'

const subject = {
  kind: Type.Enum([...holderNames], { description: 'What has the secret.' }),
  id: Type.String({
    minLength: 1,
    maxLength: 128,
    description: 'The id of the object. A social provider has its name: `GoogleOAuth`.',
  }),
  member: Type.String({
    minLength: 1,
    maxLength: 64,
    description: 'The member that the secret is set by, such as `client_secret` or `token`.',
  }),
}

export const CompareSecrets = Type.Object({
  secrets: Type.Array(
    Type.Object({
      ...subject,
      value: Type.String({ ...secret, minLength: 1, maxLength: 16_384, description: 'The value to compare.' }),
    }),
    { minItems: 1, maxItems: 50, description: 'What to compare, 50 at most.' },
  ),
})
export type GivenSecret = Static<typeof CompareSecrets>['secrets'][number]

export const SecretComparison = Type.Object({
  object: Type.Literal('secret_comparison'),
  ...subject,
  result: Type.Enum(['same', 'different', 'absent'], {
    description: '`absent`: there is no such object, or it has no such secret.',
  }),
})
export type SecretComparison = Static<typeof SecretComparison>

export function toComparison({ kind, id, member }: GivenSecret, result: SecretComparison['result']): SecretComparison {
  return { object: 'secret_comparison', kind, id, member, result }
}
