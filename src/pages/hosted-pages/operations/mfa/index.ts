import { mfaEnrollmentForm, mfaEnrollmentPage } from './enrollment.ts'
import { mfaRecoveryForm, mfaRecoveryPage } from './recovery.ts'
import { recoveryCodesForm, recoveryCodesPage } from './recovery-codes.ts'
import { textMessageOperations } from './text-message.ts'
import { mfaVerificationForm, mfaVerificationPage } from './verification.ts'

export const mfaOperations = [
  mfaVerificationPage,
  mfaVerificationForm,
  ...textMessageOperations,
  mfaRecoveryPage,
  mfaRecoveryForm,
  mfaEnrollmentPage,
  mfaEnrollmentForm,
  recoveryCodesPage,
  recoveryCodesForm,
]
