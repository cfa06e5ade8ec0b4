import { expect, test } from 'vitest'
import type { FailureDetails } from '#protocol/failure.ts'
import { oidcFailureCauses as oidcCauses } from '#protocol/oidc/failure-causes.ts'
import { samlFailureCauses as samlCauses } from '#protocol/saml/failure-causes.ts'
import { identityFailureCauses } from '#sso/provided-identities/index.ts'
import { ssoFailureCauses } from '#sso/sso-sessions/index.ts'
import { causeOf } from './cause.ts'

const failed = (failure_reason: string, failure_details: FailureDetails | null = null) => ({
  failure_reason,
  failure_message: 'As it was written.',
  failure_details,
})

test.each([
  ['OktaSAML', { ...samlCauses, ...identityFailureCauses, ...ssoFailureCauses }],
  ['OktaOIDC', { ...oidcCauses, ...identityFailureCauses, ...ssoFailureCauses }],
])(
  'every cause of a sign-in through %s has the sentence of the API in English, and one of its own in German',
  (type, causes) => {
    for (const [reason, sentence] of Object.entries(causes)) {
      expect(causeOf({ locale: 'en' }, type, failed(reason))).toMatchObject({ text: sentence })
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
    expect(causeOf({ locale: 'ja' }, 'OktaSAML', failed(reason))).toMatchObject({
      text: 'As it was written.',
      lang: 'en',
    })
  }
  expect(
    causeOf({ locale: 'ja' }, 'OktaSAML', { failure_reason: null, failure_message: null, failure_details: null }),
  ).toBeNull()
})

test.each([
  ['unknown_host', {}, 'Failed at DNS'],
  ['provider_unreachable', {}, 'Failed at the connection'],
  ['tls_failed', {}, 'Failed at TLS'],
  ['unexpected_status', { status: 404 }, 'Failed at HTTP: the server responded with status 404.'],
  ['not_json', {}, 'Failed at the content'],
  ['wrong_audience', {}, 'Failed at the content'],
  ['missing_attribute', {}, 'Failed at the content'],
  ['provider_timed_out', { stage: 'tls' }, 'Failed at TLS'],
  ['provider_unreachable', { stage: 'http' }, 'Failed at HTTP'],
  ['provider_timed_out', {}, undefined],
  ['not_configured', {}, undefined],
  ['connection_inactive', {}, undefined],
  ['of_a_later_version', { stage: 'moon' }, undefined],
])('%s with %j says how far the sign-in came, and claims nothing that is not known', (reason, details, stage) => {
  const found = causeOf({ locale: 'en' }, 'OktaOIDC', failed(reason, details))?.stage
  if (stage === undefined) expect(found).toBeUndefined()
  else expect(found).toContain(stage)
})
