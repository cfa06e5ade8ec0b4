import { Type } from 'typebox'
import { defineOperation } from '../../platform/http/operation.ts'

export const healthOperation = defineOperation({
  id: 'gatehouse.health',
  method: 'GET',
  path: '/health',
  summary: 'Tell that the process is alive',
  surface: 'api',
  access: 'public',
  success: { status: 200, body: Type.Object({ status: Type.Literal('ok') }) },
  handler: async () => ({ status: 'ok' as const }),
})
