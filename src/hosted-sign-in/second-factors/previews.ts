import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderMfaEnrollment } from './enrollment/mfa-enrollment.tsx'
import { renderMfaRecovery } from './recovery/mfa-recovery.tsx'
import { renderRecoveryCodes } from './recovery-codes/recovery-codes.tsx'
import { renderMfaVerification } from './verification/mfa-verification.tsx'

const { form, url } = sample
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const codes = ['7K2M9-QX4TD', 'W3H8N-0ZB5R', 'C6YPJ-1VA7E', 'T9D4S-M2KXG', '5RB0F-H8NWQ', 'ZJ3V6-Y1CT4']

export const previews: PagePreviews = {
  mfa_verification: (page) => renderMfaVerification({ page, form, recoveryUrl: url }),
  mfa_enrollment: (page) =>
    renderMfaEnrollment({ page, form, secret, uri: `otpauth://totp/Sample:ada%40example.com?secret=${secret}` }),
  mfa_recovery: (page) => renderMfaRecovery({ page, form, appUrl: url }),
  recovery_codes: (page) => renderRecoveryCodes({ page, form, codes }),
}
