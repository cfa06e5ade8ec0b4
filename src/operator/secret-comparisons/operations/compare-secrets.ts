import { Type } from 'typebox'
import { defineRequestLimit } from '#platform/config/request-limits.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { holders } from '../holders.ts'
import { CompareSecrets, SecretComparison, toComparison } from '../schemas.ts'

/** With 50 secrets in a request, no more than a thousand guesses a minute. */
const comparisonLimit = defineRequestLimit({
  name: 'secretComparisons',
  counts: '`POST /environments/current/secret_comparisons`',
  subject: 'an environment',
  usual: { limit: 20, windowSeconds: 60 },
})

export const compareSecretsOperation = defineOperation({
  id: 'gatehouse.secrets.compare',
  method: 'POST',
  path: '/environments/current/secret_comparisons',
  summary: 'Compare secrets with those that are stored',
  description:
    'For configuration in files: says whether a secret is the stored one, which no response contains. Each comparison is an entry of the operator log.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  rateLimit: comparisonLimit,
  body: CompareSecrets,
  success: { status: 200, body: Type.Object({ object: Type.Literal('list'), data: Type.Array(SecretComparison) }) },
  async handler({ body }, ctx) {
    const data: SecretComparison[] = []
    for (const given of body.secrets) {
      const stored = await holders[given.kind](ctx, given.id, given.member)
      const result = stored === undefined ? 'absent' : isSame(given.value, stored) ? 'same' : 'different'
      data.push(toComparison(given, result))
    }
    return { object: 'list' as const, data }
  },
})
