import { expect, test } from 'vitest'
import { oidcFailureCauses as oidcCauses } from '#protocol/oidc/failure-causes.ts'
import { samlFailureCauses as samlCauses } from '#protocol/saml/failure-causes.ts'
import { identityFailureCauses } from '#sso/connections/index.ts'
import { ssoFailureCauses } from '#sso/sso-sessions/index.ts'
import { causeOf } from './cause.ts'

const failed = (failure_reason: string, failure_message = 'As it was written.') => ({ failure_reason, failure_message })

test.each([
  ['OktaSAML', { ...samlCauses, ...identityFailureCauses, ...ssoFailureCauses }],
  ['OktaOIDC', { ...oidcCauses, ...identityFailureCauses, ...ssoFailureCauses }],
])(
  'every cause of a sign-in through %s has the sentence of the API in English, and one of its own in German',
  (type, causes) => {
    for (const [reason, sentence] of Object.entries(causes)) {
      expect(causeOf({ locale: 'en' }, type, failed(reason))).toEqual({ text: sentence })
      const german = causeOf({ locale: 'de' }, type, failed(reason))
      expect(german?.lang, reason).toBeUndefined()
      expect(german?.text, reason).not.toBe(sentence)
    }
  },
)

test('a cause that both protocols name is in the words of the one of the connection', () => {
  const ofType = (type: string) => causeOf({ locale: 'fr' }, type, failed('expired'))?.text
  expect(ofType('AzureSAML')).toContain('assertion')
  expect(ofType('EntraIdOIDC')).toContain('jeton')
})

test('a cause that this version does not know is shown as the trace has it, and marked as English', () => {
  for (const reason of ['of_a_later_version', 'constructor', '']) {
    expect(causeOf({ locale: 'ja' }, 'OktaSAML', failed(reason))).toEqual({ text: 'As it was written.', lang: 'en' })
  }
  expect(causeOf({ locale: 'ja' }, 'OktaSAML', { failure_reason: null, failure_message: null })).toBeNull()
})
