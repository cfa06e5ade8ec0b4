import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { brandStylesheet } from '#environment/branding/index.ts'
import type { ProviderButton } from '#hosted-sign-in/parts/provider-buttons/provider-buttons.tsx'
import { type Locale, locales } from '#platform/locale.ts'
import { resetQuestion } from '#portal/directory/overview/reset.ts'
import { type DirectoryPlace, directorySetUp, pulledSteps } from '#portal/directory/setup/steps.ts'
import type { RunView } from '#portal/directory/source/run-card.tsx'
import { revokeQuestion } from '#portal/directory/token/revoke.ts'
import { removeQuestion } from '#portal/domains/remove-domain.ts'
import type { DangerQuestion } from '#portal/kit/frame/danger-page.tsx'
import type { PortalContext } from '#portal/kit/session/portal.ts'
import { deleteQuestion } from '#portal/log-streams/stream.tsx'
import { offQuestion } from '#portal/single-sign-on/overview/off.ts'
import { type SetupPlace, setupSteps, ssoSetUp } from '#portal/single-sign-on/setup/steps.ts'
import { untestedQuestion } from '#portal/single-sign-on/test/untested.ts'
import * as views from '../../test/views.ts'
import type { FormTarget, PageContext } from './kit/index.ts'
import {
  customerKeyGuides,
  directoryGuideFor,
  guideFor,
  logStreamGuides,
  type ProviderGuide,
  type ServiceGuide,
} from './provider-guides/index.ts'

const okta = guideFor('OktaSAML') as ProviderGuide
const [, stream] = logStreamGuides as [unknown, ServiceGuide]
const [, key] = customerKeyGuides as [unknown, ServiceGuide]
const oktaDirectory = directoryGuideFor('okta scim v2.0')

const asset = (path: string) => readFileSync(new URL(`../../assets/${path}`, import.meta.url))

/** Every page with every prop given, each text of it being `text`. */
function everyPage(text: string, locale: Locale = 'en'): Record<string, string> {
  const page: PageContext = {
    locale,
    brand: { name: text, logoUrl: text, logoDarkUrl: text, iconUrl: text, faviconUrl: text },
    stylesheetUrls: ['/assets/hosted-pages.css', '/brand.css'],
    copyScriptUrl: '/assets/copy.js',
    pageScriptUrl: '/assets/page.js',
    termsUrl: text,
    privacyUrl: text,
  }
  const form: FormTarget = { action: `/?${text}`, csrfToken: text, fields: { [text]: text } }
  const field = { value: text, error: text }
  const providers: ProviderButton[] = (
    ['google', 'microsoft', 'github', 'apple', 'passkey', 'sso', 'email'] as const
  ).map((icon) => ({ label: `${icon} ${text}`, icon, href: text, lastUsed: true }))
  const developer = { message: text, next: text, facts: [['Error', text]], command: text, requestUrl: '/_dev' } as const
  const both = { page, form, alert: text, notice: text }
  const portal: PortalContext = {
    ...page,
    organization: text,
    parts: ['domains', 'sso', 'certificates', 'directory'],
    portalScriptUrl: '/assets/portal.js',
    returnUrl: text,
    supportEmail: text,
    exitForm: form,
  }
  const place: SetupPlace = {
    setUp: ssoSetUp,
    page: portal,
    baseUrl: '/portal/sso/conn',
    provider: text,
    steps: setupSteps,
    isInSetup: true,
  }
  const question = (pageKey: string, question: DangerQuestion) =>
    views.renderPortalDanger({ page: portal, pageKey, place: 'sso', question, form, backUrl: text })
  const values = { acsUrl: text, spEntityId: text, metadataUrl: text, redirectUri: text }
  const guide = { ...okta, name: text }
  const directory: DirectoryPlace = {
    setUp: directorySetUp,
    page: portal,
    baseUrl: '/portal/directory/id',
    provider: text,
    steps: pulledSteps,
    isInSetup: true,
  }
  const runCounts = { read: 5, created: 1, updated: 1, deleted: 1, refused: 1 }
  const run: RunView = {
    is_running: true,
    last_run: {
      began_at: '2027-01-01T00:00:00.000Z',
      ended_at: '2027-01-01T00:00:00.000Z',
      outcome: 'failed',
      is_complete: false,
      users: runCounts,
      groups: runCounts,
      error: null,
    },
    next_run_at: '2027-01-01T00:00:00.000Z',
    isDue: true,
    failure: text,
    form,
  }
  const counts = { people: 3, groups: 1, lastSyncedAt: '2027-01-01T00:00:00.000Z' }
  const attribute = {
    name: text,
    place: { kind: 'own', path: text },
    usualPath: text,
    isRequired: true,
    value: text,
  } as const
  const entry = {
    id: text,
    at: '2027-01-01T00:00:00.000Z',
    title: text,
    words: text,
    reason: text,
    group: text,
    attributes: [text],
    request: text,
  }
  const attempt = {
    url: text,
    at: '2027-01-01T00:00:00.000Z',
    email: text,
    state: 'failed',
    isTest: true,
    cause: { text },
  } as const
  const code = { ...both, email: text, code: field, expiresInMinutes: 10, resendForm: form, resendWaitSeconds: 7 }
  return {
    'sign-in': views.renderSignIn({ ...both, email: field, providers, lead: text, signUpUrl: text }),
    'sign-in/password': views.renderSignInPassword({
      ...both,
      email: text,
      changeUrl: text,
      password: field,
      forgotPasswordUrl: text,
      emailCodeForm: form,
      signUpUrl: text,
    }),
    'sign-up': views.renderSignUp({
      ...both,
      firstName: field,
      lastName: field,
      email: field,
      password: field,
      passwordPolicy: { minLength: 10 },
      providers,
      signInUrl: text,
    }),
    'magic-code': views.renderMagicCode({ ...code, changeUrl: text }),
    'email-verification': views.renderEmailVerification({ ...code, changeUrl: text }),
    'radar-challenge': views.renderRadarChallenge({ ...code, changeUrl: text }),
    'radar-challenge/send': views.renderRadarChallengeSend({ ...both, phone: field }),
    'radar-challenge/verify': views.renderRadarChallengeVerify({
      ...both,
      sendForm: form,
      ending: text,
      expiresInMinutes: 10,
      code: field,
      otherPhoneUrl: text,
    }),
    'organization-selection': views.renderOrganizationSelection({
      ...both,
      email: text,
      organizations: [{ id: text, name: text }],
      changeUrl: text,
    }),
    'mfa/verification': views.renderMfaVerification({ ...both, code: field, textUrl: text, recoveryUrl: text }),
    'mfa/text-message': views.renderMfaTextMessage({
      ...both,
      ending: text,
      sendForm: form,
      expiresInMinutes: 10,
      code: field,
      appUrl: text,
      recoveryUrl: text,
    }),
    'mfa/recovery': views.renderMfaRecovery({ ...both, code: field, appUrl: text, textUrl: text }),
    'mfa/enrollment': views.renderMfaEnrollment({ ...both, uri: 'otpauth://totp/x', secret: 'GEZDGNBV', code: field }),
    'mfa/recovery-codes': views.renderRecoveryCodes({ page, form, codes: [text] }),
    'forgot-password': views.renderForgotPassword({ ...both, email: field, backUrl: text }),
    'forgot-password/sent': views.renderForgotPasswordSent({ page, email: text, backUrl: text }),
    'reset-password': views.renderResetPassword({
      ...both,
      email: text,
      passwordPolicy: { minLength: 10 },
      password: field,
    }),
    invite: views.renderInvitation({ page, form, inviter: text, organization: text, email: text }),
    device: views.renderDevice({ ...both, code: field }),
    'device/confirm': views.renderDeviceConfirmation({
      page,
      form,
      email: text,
      userCode: text,
      ipAddress: text,
      userAgent: text,
    }),
    'device/success': views.renderDeviceDecided({ page, decision: 'allow' }),
    'device/denied': views.renderDeviceDecided({ page, decision: 'deny' }),
    'signed-out': views.renderSignedOut({ page, signInUrl: text }),
    'default-redirect': views.renderDefaultRedirect({ page, continueUrl: text }),
    'not-found': views.renderNotFound({ page, requestId: text, link: { href: text, label: text }, developer }),
    'pipes/redirecting': views.renderPipesConnecting({ page }),
    'pipes/connect': views.renderPipesConnecting({
      page,
      handoff: { service: text, icon: { light: '/assets/services/a.svg', dark: '/assets/services/b.svg' }, form },
    }),
    'pipes/closing': views.renderPipesClosing({ page, service: text, icon: undefined, isConnected: true }),
    'sso/consent': views.renderSsoConsent({ page, form, email: text, organization: text, connection: text }),
    'sso/magic-link': views.renderMagicLink({ page, form, email: text }),
    'application-authorization': views.renderConnectConsent({
      page,
      form,
      application: text,
      scopes: ['openid', text],
      email: text,
      offeredBy: text,
      publishedAt: text,
      isUnchecked: true,
      device: { userCode: text, ipAddress: text, userAgent: text },
      organizations: [text, `${text} 2`].map((name) => ({ id: name, name })),
      organizationId: text,
      changeUrl: text,
    }),
    'agent-claim': views.renderAgentClaim({
      page,
      form,
      scopes: [text],
      email: text,
      alert: text,
      userCode: field,
      organizations: [text, `${text} 2`].map((name) => ({ id: name, name })),
      organizationId: text,
      changeUrl: text,
    }),
    'granted-access': views.renderGrantedAccess({
      page,
      form,
      email: text,
      access: (['application', 'agent'] as const).map((kind) => ({
        kind,
        id: kind,
        name: text,
        organizations: [text],
        scopes: [text],
        since: '2027-01-01T00:00:00.000Z',
      })),
      words: { [text]: text },
      hasEnded: true,
      homeUrl: text,
    }),
    'agent-claim/code': views.renderAgentClaimCode({ page, userCode: text }),
    'agent-claim/completed': views.renderAgentClaimEnd({ page, end: 'completed' }),
    'agent-claim/denied': views.renderAgentClaimEnd({ page, end: 'denied' }),
    'agent-claim/other': views.renderAgentClaimEnd({ page, end: 'other', changeUrl: text }),
    'not-sent-on': views.renderConnectNotSentOn({
      page,
      after: 'faulty_request',
      application: text,
      returnsTo: text,
      publishedAt: text,
      error: text,
      requestId: text,
      developer: { message: text, facts: [['Error', text]] },
    }),
    'sign-out': views.renderConnectSignOut({ page, form, email: text, stayUrl: text }),
    'application-answer': views.renderConnectAnswer({
      page,
      action: 'https://app.example/callback',
      fields: { state: text },
      application: text,
    }),
    'sso/request': views.renderSsoRequest({
      page,
      action: 'https://idp.example/sso',
      fields: { RelayState: text },
      connection: text,
    }),
    'portal/home': views.renderPortalHome({
      page: portal,
      domains: { verified: 1, pending: 0 },
      sso: 'active',
      directory: 'linked',
    }),
    'portal/domains': views.renderPortalDomains({
      ...both,
      page: portal,
      domains: [{ url: text, domain: text, state: 'verified' }],
      domain: field,
    }),
    'portal/domain': views.renderPortalDomain({
      page: portal,
      domain: text,
      state: 'pending',
      record: { name: text, host: text.slice(1), value: text },
      dnsHost: { name: text, path: [text], url: text },
      lastCheck: { at: '2027-01-01T00:00:00.000Z', records: [{ name: text, value: text }], failure: null },
      checkForm: form,
      finishForm: form,
      removeUrl: text,
      alert: text,
    }),
    'portal/domain/remove': question('portal/domain/remove', removeQuestion(portal, text)),
    'portal/sso/choose': views.renderPortalChoose({
      page: portal,
      providers: [{ slug: text, name: text, glyph: 'plug', protocol: 'saml', isGeneric: false }],
      form,
      current: { provider: text, url: text },
      verifyUrl: text,
    }),
    'portal/sso/protocol': views.renderPortalProtocol({
      page: portal,
      backUrl: text,
      provider: text,
      glyph: 'plug',
      ways: [{ slug: text, protocol: 'oidc', sendsGroups: false }],
      form,
    }),
    'portal/sso/guide': views.renderPortalGuide({ place, guide, values, sloUrl: text }),
    'portal/sso/provider': views.renderPortalProvider({
      ...both,
      place,
      guide,
      form,
      maySaveAnyway: true,
      ask: 'manual',
      fields: { idp_sso_url: field, idp_entity_id: field, idp_certificates: field },
      jwksUri: text,
    }),
    'portal/sso/attributes': views.renderPortalAttributes({
      ...both,
      place,
      standard: [],
      custom: [{ ours: text, theirs: text, removeForm: form }],
      addForm: form,
      nameId: { isOptional: true, form },
      ours: field,
      theirs: field,
    }),
    'portal/sso/roles': views.renderPortalRoles({
      ...both,
      place,
      sendsGroups: true,
      mapped: [{ group: text, role: text, removeForm: form }],
      roles: [{ slug: text, name: text }],
      addForm: form,
      group: field,
      role: field,
    }),
    'portal/sso/test': views.renderPortalTest({
      ...both,
      place,
      isComplete: true,
      unread: { cause: { text, stage: text }, form },
      testForm: form,
      result: { state: 'passed', email: text, cause: { text, stage: text }, traceUrl: text },
      activateForm: form,
      wayBack: field,
      hasDomain: false,
    }),
    'portal/sso/overview': views.renderPortalOverview({
      ...both,
      page: portal,
      baseUrl: text,
      provider: text,
      state: 'draft',
      addresses: values,
      settings: ['provider'],
      attempts: [attempt],
    }),
    'portal/sso/attempts': views.renderPortalAttempts({
      search: text,
      place,
      attempts: [attempt],
      olderUrl: text,
      newestUrl: text,
    }),
    'portal/sso/attempt': views.renderPortalAttempt({
      page: portal,
      backUrl: text,
      id: text,
      email: text,
      state: 'failed',
      origin: 'test',
      ipAddress: text,
      userAgent: text,
      failure: { reason: text, cause: { text }, details: [[text, text]] },
      steps: [{ name: 'started', at: '2027-01-01T00:00:00.000Z' }],
      exchange: { request: text, response: text, attributes: text },
      isHidden: true,
    }),
    'portal/sso/leaving': views.renderPortalLeaving({ page: portal, provider: text, url: text }),
    'portal/sso/activate': views.renderPortalActivate({
      page: portal,
      question: untestedQuestion(portal, text, [text]),
      form,
      backUrl: text,
      wayBack: field,
    }),
    'portal/sso/reset': question('portal/sso/reset', offQuestion('reset', portal, text)),
    'portal/sso/certificates': views.renderPortalCertificates({
      ...both,
      page: portal,
      provider: text,
      backUrl: text,
      certificates: [{ fingerprint: text, expiresAt: '2027-01-01T00:00:00.000Z', standing: 'soon', removeForm: form }],
      ignored: [{ fingerprint: text, key: text }],
      addForm: form,
      certificate: field,
    }),
    'portal/directory/choose': views.renderPortalChooseDirectory({
      page: portal,
      providers: [{ slug: text, name: text, glyph: 'plug', detail: text, isGeneric: false }],
      form,
      current: { provider: text, url: text },
    }),
    'portal/directory/token': views.renderPortalDirectoryToken({
      ...both,
      place: directory,
      endpoint: text,
      value: text,
      tokens: [{ suffix: text, createdAt: entry.at, usedAt: entry.at, revokeUrl: text }],
      createForm: form,
    }),
    'portal/directory/revoke': question('portal/directory/revoke', revokeQuestion(portal, text, text)),
    'portal/directory/guide': views.renderPortalDirectoryGuide({
      place: directory,
      guide: { ...oktaDirectory, name: text, glyph: 'plug' },
      values: { endpoint: text },
    }),
    'portal/directory/sync': views.renderPortalDirectorySync({
      place: directory,
      state: 'linked',
      counts,
      isArriving: true,
      wasRefused: true,
      finishForm: form,
    }),
    'portal/directory/overview': views.renderPortalDirectoryOverview({
      place: directory,
      state: 'linked',
      counts,
      isArriving: true,
      endpoint: text,
      provisionsMembers: true,
      setUpUrl: text,
      run,
    }),
    'portal/directory/reset': question('portal/directory/reset', resetQuestion(portal, text, true)),
    'portal/directory/credentials': views.renderPortalDirectoryCredentials({
      ...both,
      place: directory,
      source: 'google',
      kept: { account: text },
      isDevelopment: true,
      fields: { service_account_key: { error: text }, admin_email: field, group_filter: field, base_url: field },
    }),
    'portal/directory/first-run': views.renderPortalFirstRun({ place: directory, state: 'validating', run }),
    'portal/directory/attributes': views.renderPortalDirectoryAttributes({
      ...both,
      place: directory,
      attributes: [{ ...attribute, url: text }],
      hasPerson: true,
    }),
    'portal/directory/attribute': views.renderPortalDirectoryAttribute({
      place: directory,
      attribute,
      form,
      path: field,
      resetForm: form,
      leaveOutForm: form,
      arrived: [{ path: text, value: text }],
    }),
    'portal/directory/roles': views.renderPortalDirectoryRoles({
      place: directory,
      mapped: [{ group: text, role: text, removeForm: form }],
      defaultRole: text,
      isUnion: true,
      groups: [{ id: text, name: text }],
      roles: [{ slug: text, name: text }],
      search: { value: text },
      addForm: form,
      group: field,
      role: field,
    }),
    'portal/directory/users': views.renderPortalDirectoryUsers({
      place: directory,
      users: [{ url: text, email: text, name: text, state: 'active' }],
      search: text,
      nextUrl: text,
      firstUrl: text,
    }),
    'portal/directory/user': views.renderPortalDirectoryUser({
      place: directory,
      user: {
        id: text,
        idpId: text,
        userName: text,
        email: text,
        name: text,
        state: 'active',
        roles: [text],
        groups: [text],
        attributes: [[text, text]],
      },
      defaultRole: text,
      log: [entry],
      olderUrl: text,
      newestUrl: text,
    }),
    'portal/directory/groups': views.renderPortalDirectoryGroups({
      place: directory,
      groups: [{ url: text, name: text, members: 2, roles: [text] }],
      search: text,
      nextUrl: text,
      firstUrl: text,
    }),
    'portal/directory/refused': views.renderPortalRefusedRequests({
      place: directory,
      isPulled: true,
      entries: [entry],
      olderUrl: text,
      newestUrl: text,
    }),
    'portal/certificates': views.renderPortalNoCertificates({ page: portal }),
    'portal/audit-log': views.renderPortalAuditLog({
      page: portal,
      url: text,
      query: { q: text, actor: text, from: text },
      actions: [text],
      exportForm: form,
      events: [
        {
          url: text,
          at: entry.at,
          actor: { name: text, id: text },
          action: text,
          targets: [{ name: text, type: text, id: text }],
        },
      ],
      olderUrl: text,
      newestUrl: text,
    }),
    'portal/audit-log/export': views.renderPortalAuditExport({
      page: portal,
      backUrl: text,
      url: '/',
      state: 'pending',
      events: 3,
    }),
    'portal/audit-log/event': views.renderPortalAuditEvent({
      page: portal,
      backUrl: text,
      actionUrl: text,
      event: {
        id: text,
        sequence: 1,
        version: 1,
        action: text,
        occurred_at: entry.at,
        created_at: entry.at,
        context: { location: text, user_agent: text },
        metadata: { [text]: text },
        actor: { id: text, type: text, name: text, metadata: { [text]: text }, url: text },
        targets: [{ id: text, type: text, name: text, metadata: {}, url: text }],
      },
    }),
    'portal/log-streams': views.renderPortalLogStreams({
      page: portal,
      streams: [{ url: text, name: text, detail: text, state: 'error' }],
      addUrl: text,
    }),
    'portal/log-streams/choose': views.renderPortalChooseDestination({
      page: portal,
      destinations: [{ url: text, name: text, glyph: 'plug', detail: text }],
    }),
    'portal/log-streams/set-up': views.renderPortalSetUpStream({
      ...both,
      page: portal,
      guide: { ...stream, name: text, glyph: 'plug' },
      fields: stream.fields,
      values: { externalId: text, ourAwsAccount: text },
      backUrl: text,
      isKept: true,
      egressAddresses: [text],
      states: Object.fromEntries(stream.fields.map(({ name }) => [name, field])),
    }),
    'portal/log-streams/stream': views.renderPortalLogStream({
      ...both,
      page: portal,
      url: text,
      backUrl: text,
      name: text,
      settings: [[text, text]],
      state: 'error',
      pending: 3,
      lastAt: entry.at,
      nextAt: entry.at,
      error: { message: text, occurred_at: entry.at },
      testForm: form,
      stateForm: form,
      finishForm: form,
    }),
    'portal/log-streams/delete': question('portal/log-streams/delete', deleteQuestion(portal, text, 3)),
    'portal/own-key': views.renderPortalOwnKey({
      ...both,
      page: portal,
      service: text,
      reference: text,
      isVerified: false,
      lastError: text,
      verifiedAt: entry.at,
      since: entry.at,
      verifyForm: form,
      changeUrl: '/',
      removeUrl: '/',
    }),
    'portal/own-key/choose': views.renderPortalChooseKeyService({
      page: portal,
      services: [{ url: text, name: text, glyph: 'plug', detail: text }],
    }),
    'portal/own-key/set-up': views.renderPortalSetUpKey({
      ...both,
      page: portal,
      guide: { ...key, name: text, glyph: 'plug' },
      fields: key.fields,
      backUrl: text,
      states: Object.fromEntries(key.fields.map(({ name }) => [name, field])),
    }),
    'portal/own-key/remove': views.renderPortalRemoveKey({
      page: portal,
      service: text,
      form,
      destroyForm: form,
      name: field,
      alert: text,
      backUrl: text,
    }),
    'portal/done': views.renderPortalDone({
      page: portal,
      of: 'sso',
      successUrl: text,
      reviewUrl: '/portal/sso',
    }),
    'front-page': views.renderFrontPage({ page, home: text }),
    error: views.renderFailure({
      page,
      failure: { title: text, cause: text, next: text },
      requestId: text,
      link: { href: text, label: text },
      developer,
    }),
  }
}

/** Tags and the names of their attributes in order: what a value must not be able to change. */
function structure(html: string): string[] {
  return [...html.matchAll(/<[^\s<>"]+((?:\s[^\s<>="]+(?:="[^"]*")?)*)\s*\/?>/g)].map(([tag]) =>
    tag.replaceAll(/"[^"]*"/g, ''),
  )
}

const rendered = new Map<string, Record<string, string>>()

/** The same, rendered once for all tests. */
function pagesOf(text: string): Record<string, string> {
  const pages = rendered.get(text) ?? everyPage(text)
  rendered.set(text, pages)
  return pages
}

const plain = pagesOf('Ada')

/** The pages with something to copy, the only ones here that load a script. */
const scripted = [
  'granted-access',
  'sign-in/password',
  'sign-up',
  'reset-password',
  'mfa/enrollment',
  'mfa/recovery-codes',
  'not-found',
  'error',
]
const isOfPortal = (key: string) => key.startsWith('portal/') && key !== 'portal/sso/leaving'
const hostile = `</title><script>alert("1")</script><img src=x onerror='alert(2)'>`

describe.each(Object.keys(plain))('%s', (key) => {
  const html = plain[key] ?? ''

  test('escapes whatever it is given', () => {
    const escaped = pagesOf(hostile)[key] ?? ''

    expect(escaped).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(structure(escaped)).toEqual(structure(html))
  })

  test('lives with the strict policy: no script, no handler, no style in the page', () => {
    const withoutFiles = html.replaceAll(/<script src="\/assets\/(copy|page|portal)\.js" type="module"><\/script>/g, '')
    expect(withoutFiles).not.toMatch(/<script|<style|<[^>]*\s(style|on\w+)=/i)
    expect(html.length - withoutFiles.length > 0).toBe(scripted.includes(key) || isOfPortal(key))
  })

  test('links and images go nowhere but http(s) and our own paths', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' jAvascript:alert(1)',
      '//evil.example',
      '/\\evil.example',
    ]) {
      const attributes = [...(pagesOf(address)[key] ?? '').matchAll(/\s(?:href|src|srcSet)="([^"]*)"/gi)]
      const elsewhere = attributes.flatMap(([, value = '']) => (value.startsWith('/') ? [] : [value]))
      // What opens an authenticator app, and the file with the codes, which is text whatever is in it.
      const support = isOfPortal(key) ? [/^mailto:[^:]*$/] : []
      const own = {
        'mfa/enrollment': [/^otpauth:\/\/totp\//],
        'mfa/recovery-codes': [/^data:text\/plain;charset=utf-8,/],
      }
      expect(elsewhere).toEqual(
        (own[key as keyof typeof own] ?? support).map((address) => expect.stringMatching(address)),
      )
      expect(
        attributes.filter(([, value]) => value?.includes('evil') && !/^(data:text\/plain|mailto:)/.test(value)),
      ).toEqual([])
    }
  })

  test('is a whole document with its key, language, title, one h1 and landmarks', () => {
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
    expect(html).toContain(`<body class="gh-page${isOfPortal(key) ? ' gh-wide' : ''}" data-hak-page="${key}">`)
    expect(html).toMatch(/<title>(Error: )?\S.* · Ada<\/title>/)
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"/>')
    for (const tag of ['h1', 'header', 'main', 'footer']) expect(html.split(`<${tag}`), tag).toHaveLength(2)
  })

  test('says what is missing or wrong in words of its own, instead of in bubbles of the browser', () => {
    for (const [form] of html.matchAll(/<form.*?<\/form>/gs)) {
      const asks = /<(select|textarea|input(?![^>]*(type="hidden"|aria-hidden)))/.test(form)
      if (asks) expect(form).toMatch(/^<form[^>]* novalidate=""/i)
    }
  })

  test('puts the token and the hidden fields into every form', () => {
    const forms = html
      .split('<form')
      .slice(1)
      .filter((form) => !form.includes('method="get"'))
    for (const form of forms) {
      expect(form).toMatch(/method="post"/)
      // A form for another site, which has nothing to check.
      if (key === 'sso/request' || key === 'application-answer') continue
      expect(form).toContain('<input type="hidden" name="csrf_token" value="Ada"/>')
      expect(form).toContain('<input type="hidden" name="Ada" value="Ada"/>')
    }
  })

  test('has at most one primary action and one field in focus', () => {
    expect(html.split('gh-button-primary').length - 1).toBeLessThanOrEqual(1)
    expect(html.split('autofocus').length - 1).toBeLessThanOrEqual(1)
  })

  test('ties every visible input to its label and its error', () => {
    const inputs = [...html.matchAll(/<input(?![^>]*(?:type="(?:hidden|file|search)"|aria-hidden))[^>]*>/g)].map(
      ([input]) => input,
    )
    const filters = (html.match(/<form[^>]*method="get".*?<\/form>/gs) ?? []).join('')
    for (const input of inputs) {
      const id = /\bid="([^"]+)"/.exec(input)?.[1]
      expect(html).toContain(`<label for="${id}">`)
      // What filters a list is never refused.
      if (filters.includes(input)) continue
      expect(input).toContain(`aria-invalid="true" aria-describedby="${id}-error"`)
      expect(html).toContain(`id="${id}-error"`)
    }
  })
})

test('the list of pages has all of them', () => {
  const folders = ['./', '../hosted-sign-in/', '../portal/'].map((area) => new URL(area, import.meta.url))
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => new URL(path, folder)),
  )
  const exported = files
    .filter(({ pathname }) => pathname.endsWith('.tsx'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/export const (render\w+)/g)])
    .map(([, name = '']) => name)

  expect(exported.sort()).toEqual(Object.keys(views).sort())
})

test.each(locales)('every page weighs less than 50 kB in all in %s, with every optional font', (locale) => {
  const css = gzipSync(asset('hosted-pages.css')).length + gzipSync(brandStylesheet({})).length
  const fonts = ['latin', 'latin-ext', 'vietnamese'].map((name) => asset(`fonts/inter-${name}.woff2`).length)

  for (const [key, html] of Object.entries(everyPage('Ada', locale))) {
    const total = gzipSync(html).length + css + fonts.reduce((sum, size) => sum + size)
    const portal = isOfPortal(key) ? gzipSync(asset('portal.css')).length + gzipSync(asset('portal.js')).length : 0
    expect(total + portal, key).toBeLessThan(50_000)
  }
  expect(asset('hosted-pages.css').length).toBeLessThan(17_000)
})
