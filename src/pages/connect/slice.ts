import { defineSlice } from '../../platform/slices/slice.ts'
import { visitEnd } from '../sign-in/index.ts'
import { authorizeByFormOperation, authorizeOperation } from './authorize/operations.ts'
import { consentForm, consentPage } from './consent/operations.ts'
import { endsConnectVisit } from './visit/end-visit.ts'

export const connectPages = defineSlice({
  operations: [authorizeOperation, authorizeByFormOperation, consentPage, consentForm],
  fills: [visitEnd.fill(endsConnectVisit)],
})
