import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ListedAttempt, toListedAttempt } from '../listed-attempts.ts'
import { listAttempts } from '../read-attempts.ts'
import { verdicts } from '../schemas.ts'

export const listRadarAttemptsOperation = defineOperation({
  id: 'gatehouse.radar.attempts.list',
  method: 'GET',
  path: '/radar/attempts',
  summary: 'List attempts to sign in or sign up',
  description:
    'Those of the last 90 days that Radar assessed, and those that failed before. They are stored without the email, the address and the device. Filter by an email to see its attempts.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    email: Type.Optional(
      Type.String({ format: 'email', maxLength: 254, description: 'Returns attempts with this email.' }),
    ),
    verdict: Type.Optional(
      Type.Enum([...verdicts, 'none'], {
        description: 'Returns attempts with this verdict. `none` is for those that failed before they were assessed.',
      }),
    ),
  }),
  success: { status: 200, body: listOf(ListedAttempt) },
  handler: async ({ query }, ctx) => toList(await listAttempts(ctx, query), toListedAttempt),
})
