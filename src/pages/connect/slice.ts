import { defineSlice } from '../../platform/slices/slice.ts'
import { visitEnd } from '../sign-in/index.ts'
import { authorizeByFormOperation, authorizeOperation } from './authorize/operations.ts'
import { consentForm, consentPage } from './consent/operations.ts'
import { logoutByFormOperation, logoutForm, logoutPage } from './logout/operations.ts'
import { endsConnectVisit } from './visit/end-visit.ts'

export const connectPages = defineSlice({
  operations: [
    authorizeOperation,
    authorizeByFormOperation,
    consentPage,
    consentForm,
    logoutPage,
    logoutForm,
    logoutByFormOperation,
  ],
  fills: [visitEnd.fill(endsConnectVisit)],
})
