import { Type } from 'typebox'
import { describeFault, verifyNewest } from '#audit-logs/audit-events/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { chainEntries } from '../chain.ts'

const most = 5_000

export const verifyLogOperation = defineOperation({
  id: 'gatehouse.operator_log.verify',
  method: 'GET',
  path: '/operator_log/verification',
  summary: 'Verify the operator log',
  description: `Holds the newest ${most} entries against their chain of hashes. \`gatehouse audit verify\` does so for all of them, and for the heads that were written down.`,
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('operator_log_verification'),
      entries: Type.Integer({ description: 'How many were looked at.' }),
      intact: Type.Boolean({ description: 'Whether no entry was changed, removed or moved.' }),
      fault: Nullable(Type.String({ description: 'The first entry that was changed, removed or moved.' })),
    }),
  },
  async handler(_input, ctx) {
    const log = await chainEntries(ctx.system, ctx.environmentId)
    const { entries, fault } =
      log === undefined ? { entries: 0, fault: undefined } : await verifyNewest(log.ctx, log.organizationId, most)
    return {
      object: 'operator_log_verification' as const,
      entries,
      intact: fault === undefined,
      fault: fault === undefined ? null : describeFault(fault),
    }
  },
})
