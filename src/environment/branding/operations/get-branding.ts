import { defineOperation } from '#platform/http/operation.ts'
import { answerBranding } from '../answer.ts'
import { BrandingAnswer } from '../schemas.ts'

export const getBrandingOperation = defineOperation({
  id: 'gatehouse.branding.get',
  method: 'GET',
  path: '/environments/current/branding',
  summary: 'Get the branding',
  description: 'Includes the colors that the pages show after contrast correction.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: BrandingAnswer },
  handler: (_input, ctx) => answerBranding(ctx),
})
