import { defineOperation } from '#platform/http/operation.ts'
import { answerBranding } from '../answer.ts'
import { BrandingAnswer, ReplaceBranding } from '../schemas.ts'
import { replaceBranding } from '../service.ts'

export const replaceBrandingOperation = defineOperation({
  id: 'gatehouse.branding.replace',
  method: 'PUT',
  path: '/environments/current/branding',
  summary: 'Replace the branding',
  description: 'Applies to hosted pages and emails. Members that you leave out are unset; unknown members are refused.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: ReplaceBranding,
  success: { status: 200, body: BrandingAnswer },
  async handler({ body }, ctx) {
    await replaceBranding(ctx, body)
    return answerBranding(ctx)
  },
})
