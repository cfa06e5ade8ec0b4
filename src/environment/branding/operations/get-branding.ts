import { defineOperation } from '#platform/http/operation.ts'
import { answerBranding } from '../answer.ts'
import { BrandingAnswer } from '../schemas.ts'
import { lockBranding } from '../service.ts'

export const getBrandingOperation = defineOperation({
  id: 'gatehouse.branding.get',
  method: 'GET',
  path: '/environments/current/branding',
  summary: 'Get the branding',
  description: 'Includes the colors that the pages show after contrast correction.',
  surface: 'api',
  access: 'api_key',
  lockRow: (_params, ctx) => lockBranding(ctx),
  success: { status: 200, body: BrandingAnswer },
  handler: (_input, ctx) => answerBranding(ctx),
})
