import { errorTexts } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { texts } from '../texts/index.ts'
import { ssoAuthorizeOperation } from './authorize.ts'
import { consentOperations } from './consent/operations.ts'
import { continueOperation } from './continue.ts'
import { magicLinkOperations } from './magic-link/operations.ts'
import { providerFormPage } from './provider-form/operations.ts'
import { singleLogoutOperations } from './single-logout/operations.ts'
import { ssoBeginOperation } from './step/operations.ts'

export const singleSignOnPages = defineSlice({
  operations: [
    ssoBeginOperation,
    ssoAuthorizeOperation,
    providerFormPage,
    continueOperation,
    ...consentOperations,
    ...magicLinkOperations,
    ...singleLogoutOperations,
  ],
  tables: {
    sso_consents: {
      hashed: ['browser_hash'],
      kept: { after: 'created_at', for: '400 days', why: 'no browser keeps a cookie for longer' },
    },
  },
  fills: [errorTexts.fill(texts.singleSignOn.failures)],
})
