import { mfaEnrollmentForm, mfaEnrollmentPage } from './enrollment/operations.ts'
import { mfaRecoveryForm, mfaRecoveryPage } from './recovery/operations.ts'
import { recoveryCodesForm, recoveryCodesPage } from './recovery-codes/operations.ts'
import { textMessageOperations } from './text-message/operations.ts'
import { mfaVerificationForm, mfaVerificationPage } from './verification/operations.ts'

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
