import { defineSlice } from '#platform/slices/slice.ts'
import { signInDiagnosisArea } from './area.ts'
import { diagnoseSignInOperation } from './operations/diagnose-sign-in.ts'

export const signInDiagnosis = defineSlice({ area: signInDiagnosisArea, operations: [diagnoseSignInOperation] })
