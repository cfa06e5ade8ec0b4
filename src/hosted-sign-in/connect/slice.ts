import { signInSettings } from '#environment/environments/index.ts'
import { errorTexts, pagePreviews } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { visitEnd } from '../flow/index.ts'
import { texts } from '../texts/index.ts'
import { answerPage } from './answer/operations.ts'
import { authorizeByFormOperations, authorizeOperations } from './authorize/operations.ts'
import { consentForm, consentPage } from './consent/operations.ts'
import { completeExternalOperation } from './external/complete.ts'
import { externalSignInOperation } from './external/continue.ts'
import { logoutByFormOperation, logoutForm, logoutPage } from './logout/operations.ts'
import { previews } from './previews.ts'
import { connectSettings } from './settings.ts'
import { endsConnectVisit } from './visit/end-visit.ts'

export const connectPages = defineSlice({
  operations: [
    ...authorizeOperations,
    ...authorizeByFormOperations,
    answerPage,
    consentPage,
    consentForm,
    logoutPage,
    logoutForm,
    logoutByFormOperation,
    completeExternalOperation,
    externalSignInOperation,
  ],
  tables: {
    connect_answers: {
      sealed: { sealed_answer: 'expires' },
      kept: { after: 'expires_at', for: '0 hours' },
      impersonal: { 'sealed, for a minute': ['sealed_answer'] },
    },
  },
  fills: [
    pagePreviews.fill(previews),
    errorTexts.fill(texts.connect.failures),
    signInSettings.fill(connectSettings),
    visitEnd.fill(endsConnectVisit),
  ],
})
