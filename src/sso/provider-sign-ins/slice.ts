import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { beginTestOperation } from './operations/begin-test.ts'
import { getSamlMetadataOperation } from './operations/get-saml-metadata.ts'
import { receiveOidcAnswerOperation } from './operations/receive-oidc-answer.ts'
import { receiveSamlResponseOperation } from './operations/receive-saml-response.ts'
import { testConnectionOperation } from './operations/test-connection.ts'
import { ssoSettings } from './settings.ts'

export const providerSignIns = defineSlice({
  area: singleSignOnArea,
  operations: [
    testConnectionOperation,
    beginTestOperation,
    getSamlMetadataOperation,
    receiveSamlResponseOperation,
    receiveOidcAnswerOperation,
  ],
  tables: {
    sso_visits: {
      singleUse: true,
      sealed: { sealed_visit: 'sso_visit:{session_id}', sealed_answer: 'sso_answer:{session_id}' },
      kept: { after: 'expires_at', for: '1 day', why: 'a late answer gets an error that says so' },
      personal: ['sealed_answer'],
      impersonal: { 'texts and names of ours, values of a protocol, what an application sent': ['sealed_visit'] },
    },
    saml_assertions: { kept: { after: 'expires_at', for: '0 hours' } },
  },
  fills: [signInSettings.fill(ssoSettings)],
})
