import { type PageContext, type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderEmailVerification } from './email-verification/email-verification.tsx'
import { renderMagicCode } from './magic-code/magic-code.tsx'

const { email, form, url } = sample
const code = (page: PageContext) => ({ page, form, email, expiresInMinutes: 10, resendForm: form, changeUrl: url })

export const previews: PagePreviews = {
  email_code: (page) => renderMagicCode(code(page)),
  email_verification: (page) => renderEmailVerification(code(page)),
}
