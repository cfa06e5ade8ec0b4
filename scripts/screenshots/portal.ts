// The Admin Portal: every page, with long names, errors, another language and both themes.
import { guideFor, offersOf, type ProviderGuide, providerGuides } from '#pages/provider-guides/index.ts'
import { removeQuestion } from '#portal/domains/remove-domain.ts'
import type { DangerPageProps } from '#portal/kit/frame/danger-page.tsx'
import { stageText } from '#portal/kit/frame/stage-text.ts'
import { offQuestion } from '#portal/single-sign-on/overview/off.ts'
import { type SetupPlace, setupSteps, ssoSetUp } from '#portal/single-sign-on/setup/steps.ts'
import { untestedQuestion } from '#portal/single-sign-on/test/untested.ts'
import * as views from '#test/views.ts'
import { context, email, form, longEmail, longName, type Picture } from './samples.ts'

export const page = {
  ...context(),
  stylesheetUrls: [
    '/assets/hosted-pages.css',
    '/brand.css?accent=3e63dd',
    '/assets/portal.css',
    '/assets/provider-guides.css',
  ],
  organization: 'Contoso',
  parts: ['domains', 'sso', 'certificates', 'directory'] as const,
  portalScriptUrl: '/assets/portal.js',
  returnUrl: 'https://app.example.com/settings',
  supportEmail: 'help@northwind.example',
  exitForm: form,
}
export const long = { ...page, organization: longName, brand: { name: longName } }
export const german = { ...page, locale: 'de' as const }
const place: SetupPlace = {
  setUp: ssoSetUp,
  page,
  baseUrl: '/portal/sso/conn_1',
  provider: 'Okta',
  steps: setupSteps,
  finished: ['guide', 'provider'],
  isInSetup: true,
}
const okta = guideOf('OktaSAML')
const key = '01K6TQ0V7M9Y2J4ZC8XW5N3E1R'
const values = {
  acsUrl: `https://auth.example.com/sso/saml/acs/${key}`,
  spEntityId: `https://auth.example.com/sso/saml/metadata/${key}`,
  metadataUrl: `https://auth.example.com/sso/saml/metadata/${key}`,
  redirectUri: `https://auth.example.com/sso/oidc/callback/${key}`,
  jwksUri: `https://auth.example.com/sso/oidc/jwks/${key}`,
}
const at = '2026-11-01T09:30:00.000Z'
const cause = { text: 'The assertion was made for another service provider.' }
const attempts = [
  { url: '/a', at, email, state: 'succeeded', isTest: false, cause: null },
  { url: '/b', at, email: longEmail, state: 'failed', isTest: true, cause },
  { url: '/c', at, email: null, state: 'started', isTest: false, cause: null },
  {
    url: '/d',
    at,
    email: null,
    state: 'timed_out',
    isTest: false,
    cause: { text: 'The person did not come back in time.' },
  },
] as const
const pending = {
  page,
  domain: 'mail.contoso.example',
  state: 'pending' as const,
  record: {
    name: 'gatehouse-domain-verification-x7k2pq.mail.contoso.example',
    host: 'gatehouse-domain-verification-x7k2pq.mail',
    value: 'm5Oztg3jdK4NJLgs8uIlIprMw',
  },
  dnsHost: { name: 'Cloudflare', path: ['DNS', 'Records', 'Add record'], url: 'https://dash.cloudflare.com' },
  lastCheck: {
    at: '2026-11-01T09:30:00.000Z',
    records: [
      { name: 'gatehouse-domain-verification-x7k2pq.mail.contoso.example', value: 'm5Oztg3jdK4NJLgs8uIlIprMx' },
    ],
    failure: null,
  },
  checkForm: form,
  removeUrl: '/remove',
} satisfies Parameters<typeof views.renderPortalDomain>[0]
const certificate = { fingerprint: 'ab12'.repeat(16), expiresAt: '2027-01-01T00:00:00.000Z', removeForm: form }

function guideOf(type: string): ProviderGuide {
  const guide = guideFor(type)
  if (guide === undefined) throw new Error(`There is no guide for ${type}.`)
  return guide
}

/** Its page, in all looks or in some. */
export function picture(name: string, html: string, looks: Picture['looks'] = ['light', 'dark', 'phone']): Picture {
  return { name: `portal-${name}`, looks, html, scripts: true }
}

/** The page that asks before something is taken away. */
export function question(name: string, place: DangerPageProps['place'], words: DangerPageProps['question']): string {
  return views.renderPortalDanger({ page, pageKey: `portal/${name}`, place, question: words, form, backUrl: '/' })
}

export function portalPictures(): Picture[] {
  const domains = [
    { url: '/1', domain: 'contoso.example', state: 'verified' },
    { url: '/2', domain: 'mail.contoso.example', state: 'pending' },
    { url: '/3', domain: 'contoso-former.example', state: 'failed' },
  ] as const
  const wrongDomain = { value: 'https://contoso', error: 'This isn’t a domain.' }
  return [
    picture(
      'home',
      views.renderPortalHome({ page, domains: { verified: 1, pending: 0 }, sso: 'active', directory: 'linked' }),
    ),
    picture(
      'home-long',
      views.renderPortalHome({
        page: long,
        domains: { verified: 0, pending: 1 },
        sso: undefined,
        directory: undefined,
      }),
      ['light', 'phone'],
    ),
    picture('domains', views.renderPortalDomains({ page, domains, form })),
    picture('domains-error', views.renderPortalDomains({ page, domains: [], form, domain: wrongDomain }), ['light']),
    picture('domain-pending', views.renderPortalDomain(pending)),
    picture(
      'domain-no-answer',
      views.renderPortalDomain({
        ...pending,
        lastCheck: { at: '2026-11-01T09:30:00.000Z', records: [], failure: 'no_answer' },
      }),
      ['light', 'phone-dark'],
    ),
    picture('domain-pending-de', views.renderPortalDomain({ ...pending, page: german }), ['phone']),
    picture('domain-verified', views.renderPortalDomain({ ...pending, state: 'verified', finishForm: form })),
    picture('domain-failed', views.renderPortalDomain({ ...pending, state: 'failed' }), ['light']),
    picture('domain-remove', question('domain/remove', 'domains', removeQuestion(page, pending.domain))),
    picture(
      'choose',
      views.renderPortalChoose({
        page,
        providers: offersOf(providerGuides).map(({ provider, isGeneric, guides: [first, ...others] }) => ({
          slug: provider,
          name: first.name,
          glyph: first.glyph,
          protocol: others.length === 0 ? first.protocol : 'either',
          isGeneric,
          url: others.length === 0 ? undefined : '/',
        })),
        form,
        current: { provider: 'Okta', url: '/' },
        verifyUrl: '/portal/domains',
      }),
    ),
    picture(
      'protocol',
      views.renderPortalProtocol({
        page,
        backUrl: '/',
        provider: 'Google Workspace',
        glyph: 'briefcase',
        ways: providerGuides.filter(({ provider }) => provider === 'google'),
        form,
      }),
    ),
    picture(
      'guide',
      views.renderPortalGuide({ place, guide: okta, values, sloUrl: `https://auth.example.com/sso/saml/slo/${key}` }),
    ),
    picture(
      'provider',
      views.renderPortalProvider({
        place,
        guide: okta,
        ask: 'manual',
        form,
        fields: { idp_sso_url: { value: 'x', error: 'This can’t be used. it is not an address.' } },
        jwksUri: values.jwksUri,
      }),
    ),
    picture(
      'provider-unread',
      views.renderPortalProvider({
        place: { ...place, finished: [] },
        guide: okta,
        ask: 'metadata_url',
        form,
        fields: {
          idp_metadata_url: {
            value: 'https://idp.contoso.example/metadata',
            error: 'This can’t be used. The cause: The host name of the provider is not known.',
          },
        },
        jwksUri: values.jwksUri,
        maySaveAnyway: true,
      }),
    ),
    picture(
      'provider-oidc',
      views.renderPortalProvider({
        place,
        guide: guideOf('GenericOIDC'),
        ask: 'client',
        form,
        fields: { client_authentication: { value: 'private_key_jwt' } },
        jwksUri: values.jwksUri,
      }),
    ),
    picture(
      'attributes',
      views.renderPortalAttributes({
        place,
        form,
        standard: [
          { name: 'email', value: 'mail', usual: 'email' },
          { name: 'firstName', value: '', usual: 'firstName' },
        ],
        custom: [{ ours: 'department_name', theirs: 'department', removeForm: form }],
        addForm: form,
        nameId: { isOptional: false, form },
      }),
    ),
    picture(
      'roles',
      views.renderPortalRoles({
        place,
        sendsGroups: true,
        mapped: [{ group: 'Administrators', role: 'Admin', removeForm: form }],
        roles: [{ slug: 'admin', name: 'Admin' }],
        addForm: form,
        group: { value: '', error: 'Enter the group.' },
      }),
    ),
    ...(['running', 'passed', 'failed'] as const).map((state) =>
      picture(
        `test-${state}`,
        views.renderPortalTest({
          place,
          isComplete: true,
          testForm: form,
          result: {
            state,
            email,
            cause: state === 'failed' ? { ...cause, stage: stageText(page, 'content') } : null,
            traceUrl: '/',
          },
          activateForm: form,
          wayBack: { value: email },
          hasDomain: state !== 'passed',
        }),
      ),
    ),
    picture(
      'test-unread',
      views.renderPortalTest({
        place: { ...place, finished: [] },
        isComplete: true,
        unread: {
          cause: { text: 'The provider’s host name was not found.', stage: stageText(page, 'dns') },
          form,
        },
        hasDomain: true,
      }),
    ),
    picture(
      'activate-untested',
      views.renderPortalActivate({
        page,
        question: untestedQuestion(page, 'Okta', ['contoso.example', 'contoso.co.uk']),
        form,
        backUrl: '/',
        wayBack: { value: 'ada@northwind.example', error: 'For security, enter an address at contoso.example.' },
      }),
    ),
    picture(
      'activate-untested-alone',
      views.renderPortalActivate({
        page,
        question: untestedQuestion(page, 'Okta', []),
        form,
        backUrl: '/',
        wayBack: undefined,
      }),
      ['light'],
    ),
    picture(
      'overview',
      views.renderPortalOverview({
        page,
        baseUrl: '/portal/sso/conn_1',
        provider: 'Okta',
        state: 'active',
        addresses: { acsUrl: values.acsUrl, spEntityId: values.spEntityId },
        settings: ['test', 'provider', 'certificates', 'attributes', 'roles', 'guide'],
        attempts,
        notice: 'Your changes are saved.',
      }),
    ),
    picture(
      'attempts',
      views.renderPortalAttempts({ place: { ...place, isInSetup: false }, attempts, search: '', olderUrl: '/' }),
    ),
    picture(
      'attempts-search',
      views.renderPortalAttempts({ place: { ...place, isInSetup: false }, attempts: [], search: 'K7Q2M9XA' }),
      ['light', 'phone'],
    ),
    picture(
      'attempt',
      views.renderPortalAttempt({
        page,
        backUrl: '/',
        id: `sso_session_${key}`,
        email,
        state: 'failed',
        origin: 'test',
        ipAddress: '203.0.113.7',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
        failure: {
          reason: 'wrong_audience',
          cause,
          details: [
            ['expected', values.spEntityId],
            ['received', 'https://somebody.else.example'],
          ],
        },
        steps: [
          { name: 'started', at },
          { name: 'ended', at: '2026-11-01T09:30:04.200Z' },
        ],
        exchange: { request: '<samlp:AuthnRequest/>', response: '<samlp:Response/>', attributes: null },
        isHidden: false,
      }),
    ),
    picture(
      'certificates',
      views.renderPortalCertificates({
        page,
        provider: 'Okta',
        backUrl: '/',
        certificates: [
          { ...certificate, standing: 'soon' },
          { ...certificate, fingerprint: 'cd34'.repeat(16), standing: 'valid' },
          { ...certificate, fingerprint: 'ef56'.repeat(16), standing: 'ended' },
        ],
        ignored: [{ fingerprint: '0a1b'.repeat(16), key: 'rsa 1024' }],
        addForm: form,
      }),
    ),
    picture('no-certificates', views.renderPortalNoCertificates({ page }), ['light']),
    picture('reset', question('sso/reset', 'sso', offQuestion('reset', page, 'Okta'))),
    picture('done', views.renderPortalDone({ page, of: 'sso', successUrl: page.returnUrl, reviewUrl: '/' })),
  ]
}
