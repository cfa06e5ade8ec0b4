import { enrollmentOperations } from './enrollment/operations.ts'
import { recoveryOperations } from './recovery/operations.ts'
import { recoveryCodesForm, recoveryCodesPage } from './recovery-codes/operations.ts'
import { textMessageOperations } from './text-message/operations.ts'
import { verificationOperations } from './verification/operations.ts'

export const mfaOperations = [
  ...verificationOperations,
  ...textMessageOperations,
  ...recoveryOperations,
  ...enrollmentOperations,
  recoveryCodesPage,
  recoveryCodesForm,
]
