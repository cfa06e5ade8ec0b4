// The pictures that scripts/screenshots.tsx takes: every hosted page and mail in every state that matters, with sample values.
import { brandColors } from '#environment/branding/index.ts'
import type { ProviderButton } from '#hosted-sign-in/parts/provider-buttons/provider-buttons.tsx'
import {
  accessNoticeMail,
  certificateRenewalMail,
  codeMail,
  invitationMail,
  type MailBrand,
  magicLinkMail,
  passwordResetMail,
  radarNoticeMail,
} from '#messaging/mails/index.ts'
import { iconPathsOf } from '#pipes/pipe-providers/index.ts'
import type { Locale } from '#platform/locale.ts'
import {
  renderConnectAnswer,
  renderDefaultRedirect,
  renderDevice,
  renderDeviceConfirmation,
  renderDeviceDecided,
  renderEmailVerification,
  renderFailure,
  renderFrontPage,
  renderMagicCode,
  renderMagicLink,
  renderNotFound,
  renderOrganizationSelection,
  renderPipesClosing,
  renderPipesConnecting,
  renderSignedOut,
  renderSignIn,
  renderSignInComplete,
  renderSignInPassword,
  renderSignUp,
  renderSsoConsent,
  renderSsoLeaving,
  renderSsoRequest,
} from '#test/views.ts'
import { agentPictures } from './agents.ts'
import { connectPictures } from './connect.ts'
import { developmentPictures } from './development-pictures.tsx'
import { mailLinkPictures } from './mail-links.ts'
import { passkeyPictures } from './passkeys.ts'
import { portalPictures } from './portal.ts'
import { portalAuditLogPictures } from './portal-audit-log.ts'
import { portalDirectoryPictures } from './portal-directory.ts'
import { portalServicePictures } from './portal-services.ts'
import { providerGuidePictures } from './provider-guides.tsx'
import { radarPictures } from './radar.ts'
import { inArabic } from './right-to-left.ts'
import {
  all,
  context,
  email,
  form,
  inLanguage,
  long,
  longEmail,
  longName,
  otherLocales,
  type Picture,
  requestId,
} from './samples.ts'
import { secondFactorPictures } from './second-factor.ts'
import { english, textsIn } from './texts.ts'
import { waitlistPictures } from './waitlist.ts'

// Sample values

const providers: ProviderButton[] = [
  { label: 'Continue with Google', icon: 'google', lastUsed: true, href: '/' },
  { label: 'Continue with Microsoft', icon: 'microsoft', href: '/' },
  { label: 'Continue with GitHub', icon: 'github', href: '/' },
  { label: 'Continue with Apple', icon: 'apple', href: '/' },
  { label: 'Continue with single sign-on', icon: 'sso', href: '/' },
]
const organizations = ['Northwind Traders', 'Contoso', 'Fabrikam Residences'].map(organization)
const fifty = Array.from({ length: 50 }, (_, i) => organization(`Subsidiary ${i + 1}`))
const longOrganizations = [
  longName,
  'Łódź Świętokrzyska Spółdzielnia',
  'Công ty Trách nhiệm Hữu hạn',
  '東京第一株式会社',
  'X'.repeat(80),
].map(organization)

function organization(name: string) {
  return { id: `org_${name.length}_${name}`, name }
}

const rtl = context({ dir: 'rtl', brand: { name: 'نورث ويند' } })
const logo = { name: 'Lumen', logoUrl: '/sample/logo.svg', logoDarkUrl: '/sample/logo-dark.svg' }
const { refusals, failurePage, errorPages, signIn } = english

// Pages

const password = {
  page: context(),
  form,
  email,
  changeUrl: '/',
  forgotPasswordUrl: '/forgot',
  emailCodeForm: form,
  signUpUrl: '/',
}
const signUp = { page: context(), form, passwordPolicy: { minLength: 10 }, signInUrl: '/' }
const code = { page: context(), form, email, expiresInMinutes: 10, resendForm: form, changeUrl: '/' }
const choice = { page: context(), form, email, organizations, changeUrl: '/' }
const failure = { failure: signIn.redirectUnknown, requestId }
const developer = {
  message:
    'The redirect URI "http://localhost:5173/callback" is not registered. Register it with POST /user_management/redirect_uris.',
  facts: [
    ['Error', '400 redirect_uri_unknown'],
    [
      'Request',
      'GET /user_management/authorize?client_id=client_test_default&response_type=code&provider=authkit&redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback',
    ],
  ],
  command: `curl 'http://localhost:4100/user_management/redirect_uris' \\
  -H "Authorization: Bearer \${WORKOS_API_KEY:-sk_test_default}" \\
  -H 'Content-Type: application/json' \\
  -d '{"uri":"http://localhost:5173/callback"}'`,
  requestUrl: '/',
} as const
const back = { href: 'https://app.example.com', label: failurePage.goTo('Northwind') }

const device = {
  page: context(),
  form,
  email,
  userCode: 'BCDF-GHJK',
  ipAddress: '203.0.113.7',
  userAgent: 'northwind-cli/1.2.0 (linux x64)',
}

const pages: Picture[] = [
  { name: 'sign-in', looks: all, html: renderSignIn({ page: context(), form, signUpUrl: '/sign-up' }) },
  { name: 'device', looks: all, html: renderDevice({ page: context(), form, code: { value: 'BCDF-GHJK' } }) },
  {
    name: 'device-error',
    looks: ['light', 'dark', 'phone'],
    html: renderDevice({ page: context(), form, code: { value: 'BCDF', error: english.device.codeInvalid } }),
  },
  { name: 'device-confirmation', looks: all, html: renderDeviceConfirmation(device) },
  {
    name: 'device-confirmation-long',
    looks: ['light', 'phone'],
    html: renderDeviceConfirmation({ ...device, page: long, email: longEmail, userAgent: 'x'.repeat(120) }),
  },
  { name: 'device-success', looks: all, html: renderDeviceDecided({ page: context(), decision: 'allow' }) },
  {
    name: 'device-denied',
    looks: ['light', 'phone-dark'],
    html: renderDeviceDecided({ page: context(), decision: 'deny' }),
  },
  {
    name: 'sign-in-methods',
    looks: all,
    html: renderSignIn({ page: context(), form, providers, signUpUrl: '/sign-up' }),
  },
  {
    name: 'sign-in-error',
    looks: all,
    html: renderSignIn({
      page: context(),
      form,
      email: { value: 'ada@northwind', error: english.emailField.invalid },
      alert: refusals.tooManyAttempts(4),
      signUpUrl: '/sign-up',
    }),
  },
  {
    name: 'sign-in-logo-yellow-accent',
    looks: ['light', 'dark'],
    html: renderSignIn({
      page: context({ brand: logo }, 'ffd60a'),
      form,
      providers: providers.slice(0, 2),
      signUpUrl: '/',
    }),
  },
  {
    name: 'sign-in-black-accent',
    looks: ['light', 'dark'],
    html: renderSignIn({ page: context({}, '000000'), form, signUpUrl: '/sign-up' }),
  },
  {
    name: 'sign-in-keyboard-focus',
    looks: ['light', 'dark'],
    keys: ['Tab'],
    html: renderSignIn({ page: context(), form, providers: providers.slice(0, 2), signUpUrl: '/sign-up' }),
  },
  {
    name: 'sign-in-long',
    looks: ['light', 'phone'],
    html: renderSignIn({ page: long, form, email: { value: longEmail }, signUpUrl: '/sign-up' }),
  },
  {
    name: 'sign-in-rtl',
    looks: ['light', 'phone'],
    html: inArabic(renderSignIn({ page: rtl, form, providers: providers.slice(0, 4), signUpUrl: '/sign-up' })),
  },
  { name: 'password', looks: all, scripts: true, html: renderSignInPassword(password) },
  {
    name: 'password-error',
    looks: ['light', 'dark', 'phone'],
    scripts: true,
    html: renderSignInPassword({ ...password, password: { error: refusals.credentialsInvalid } }),
  },
  {
    name: 'password-long',
    looks: ['light', 'phone'],
    scripts: true,
    html: renderSignInPassword({ ...password, page: long, email: longEmail }),
  },
  {
    name: 'password-rtl',
    looks: ['light'],
    scripts: true,
    html: inArabic(renderSignInPassword({ ...password, page: rtl })),
  },
  { name: 'sign-up', looks: all, scripts: true, html: renderSignUp(signUp) },
  {
    name: 'sign-up-error',
    looks: all,
    scripts: true,
    html: renderSignUp({
      ...signUp,
      firstName: { value: 'Ada' },
      lastName: { value: 'Lovelace' },
      email: { value: 'ada@northwind', error: english.emailField.invalid },
      password: { error: english.newPassword.tooShort(10) },
    }),
  },
  {
    name: 'sign-up-optional-names',
    looks: ['light'],
    scripts: true,
    html: renderSignUp({ ...signUp, names: 'optional', providers: providers.slice(0, 2) }),
  },
  { name: 'magic-code', looks: all, html: renderMagicCode(code) },
  {
    name: 'magic-code-filled',
    looks: ['light', 'phone'],
    html: renderMagicCode({ ...code, code: { value: '482913' } }),
  },
  {
    name: 'magic-code-wait',
    looks: ['light', 'phone'],
    html: renderMagicCode({ ...code, resendWaitSeconds: 42, notice: 'We sent you a new code.' }),
  },
  {
    name: 'magic-code-error',
    looks: ['light', 'dark', 'phone'],
    html: renderMagicCode({ ...code, code: { value: '482 910', error: refusals.codeInvalid } }),
  },
  {
    name: 'magic-code-long',
    looks: ['light', 'phone'],
    html: renderMagicCode({ ...code, page: long, email: longEmail }),
  },
  {
    name: 'magic-code-rtl',
    looks: ['light'],
    html: inArabic(renderMagicCode({ ...code, page: rtl, code: { value: '482913' } })),
  },
  { name: 'email-verification', looks: all, html: renderEmailVerification(code) },
  { name: 'organization-selection', looks: all, html: renderOrganizationSelection(choice) },
  {
    name: 'organization-selection-error',
    looks: ['light'],
    html: renderOrganizationSelection({
      ...choice,
      alert: 'This organization asks for single sign-on. Choose another one.',
    }),
  },
  {
    name: 'organization-selection-long',
    looks: ['light', 'phone'],
    html: renderOrganizationSelection({ ...choice, organizations: longOrganizations, email: longEmail }),
  },
  {
    name: 'organization-selection-fifty',
    looks: ['light', 'phone'],
    html: renderOrganizationSelection({ ...choice, organizations: fifty }),
  },
  {
    name: 'organization-selection-rtl',
    looks: ['light'],
    html: inArabic(renderOrganizationSelection({ ...choice, page: rtl })),
  },
  {
    name: 'sso-consent',
    looks: all,
    html: renderSsoConsent({
      ...choice,
      email: 'ada@northwind.example',
      organization: 'Northwind',
      connection: 'Northwind Okta',
    }),
  },
  {
    name: 'application-answer',
    looks: all,
    html: renderConnectAnswer({ page: context(), action: '/', fields: {}, application: 'Contoso Reports' }),
  },
  {
    name: 'sso-magic-link',
    looks: all,
    html: renderMagicLink({ page: context(), form, email }),
  },
  {
    name: 'sso-magic-link-long',
    looks: ['light', 'phone'],
    html: renderMagicLink({ page: long, form, email: longEmail }),
  },
  {
    name: 'sso-request',
    looks: all,
    html: renderSsoRequest({ page: context(), action: '/', fields: {}, connection: 'Northwind Okta' }),
  },
  {
    name: 'sso-sign-out-request',
    looks: all,
    html: renderSsoRequest({ page: context(), action: '/', fields: {}, connection: 'Northwind Okta', isSignOut: true }),
  },
  {
    name: 'sso-leaving',
    looks: all,
    html: renderSsoLeaving({ page: context(), connection: 'Northwind Okta', url: 'https://northwind.okta.com/' }),
  },
  { name: 'signed-out', looks: all, html: renderSignedOut({ page: context(), signInUrl: '/' }) },
  {
    name: 'default-redirect',
    looks: all,
    // The page is left at once; here it stays.
    html: renderDefaultRedirect({ page: context(), continueUrl: '/' }).replace(/<meta http-equiv="refresh"[^>]*>/i, ''),
  },
  {
    name: 'pipes-connecting',
    looks: ['light', 'dark', 'phone'],
    html: renderPipesConnecting({
      page: context(),
      handoff: { service: 'GitHub', icon: iconPathsOf({ slug: 'github', custom_provider: null }), form },
    }),
  },
  {
    name: 'pipes-connected',
    looks: ['light', 'dark', 'phone'],
    html: renderPipesClosing({
      page: context(),
      service: 'GitHub',
      icon: iconPathsOf({ slug: 'github', custom_provider: null }),
      isConnected: true,
    }),
  },
  {
    name: 'pipes-failed',
    looks: ['light', 'phone'],
    html: renderPipesClosing({ page: context(), service: longName, icon: undefined, isConnected: false }),
  },
  {
    name: 'sign-in-complete',
    looks: all,
    html: renderSignInComplete({ page: context(), continueUrl: '/' }),
  },
  {
    name: 'front-page',
    looks: all,
    html: renderFrontPage({ page: context(), home: 'https://app.northwind.example/' }),
  },
  {
    name: 'front-page-without-application',
    looks: ['light', 'phone-dark'],
    html: renderFrontPage({
      page: { ...context(), brand: { name: 'auth.example.com' }, poweredBy: false },
      home: undefined,
    }),
  },
  {
    name: 'not-found',
    looks: all,
    html: renderNotFound({
      page: context(),
      requestId,
      link: { href: '/', label: failurePage.goTo('Northwind') },
    }),
  },
  { name: 'error', looks: all, html: renderFailure({ page: context(), ...failure, link: back }) },
  {
    name: 'error-in-development',
    looks: all,
    scripts: true,
    html: renderFailure({ page: context(), ...failure, link: back, developer }),
  },
  {
    name: 'not-found-in-development',
    looks: ['light', 'phone-dark'],
    scripts: true,
    html: renderNotFound({ page: context(), requestId, link: back, developer: { ...developer, command: undefined } }),
  },
  ...(
    [
      ['flowExpired', signIn.flowExpired, signIn.flowExpired.link],
      ['requestInvalid', errorPages.requestInvalid, back.label],
      ['serverError', errorPages.serverError, failurePage.tryAgain],
      ['tooManyRequests', errorPages.tooManyRequests, failurePage.tryAgain],
    ] as const
  ).map(
    ([name, failure, label]): Picture => ({
      name: `error-${name}`,
      looks: ['light', 'phone-dark'],
      html: renderFailure({ page: context(), failure, requestId, link: { href: '/', label } }),
    }),
  ),
  {
    name: 'error-rtl',
    looks: ['light'],
    html: inArabic(renderFailure({ page: rtl, ...failure, link: { ...back, label: signIn.flowExpired.link } })),
  },
  ...otherLocales.flatMap((locale): Picture[] => [
    {
      name: `error-${locale}`,
      looks: ['phone'],
      html: renderFailure({
        page: inLanguage(locale),
        failure: textsIn(locale).signIn.redirectUnknown,
        requestId,
        link: { href: '/', label: textsIn(locale).failurePage.goTo('Northwind') },
      }),
    },
    {
      name: `device-confirmation-${locale}`,
      looks: ['phone'],
      html: renderDeviceConfirmation({ ...device, page: inLanguage(locale) }),
    },
    {
      name: `sign-up-${locale}`,
      looks: ['phone'],
      scripts: true,
      html: renderSignUp({ ...signUp, page: inLanguage(locale) }),
    },
    {
      name: `password-${locale}`,
      looks: ['phone'],
      scripts: true,
      html: renderSignInPassword({ ...password, page: inLanguage(locale) }),
    },
    {
      name: `magic-code-${locale}`,
      looks: ['phone'],
      html: renderMagicCode({ ...code, page: inLanguage(locale), resendWaitSeconds: 42 }),
    },
  ]),
]

// Mails

function mails(locale: Locale, over: { brand?: MailBrand; email?: string } = {}) {
  const values = { locale, brand: { name: 'Northwind' }, email, code: '482913', expiresInMinutes: 10, ...over }
  const url = 'https://app.northwind.example/join?invitation_token=m5Oztg3jdK4NJLgs8uIlIprMw'
  const invitation = { ...values, url, inviter: 'Ada Byron', organization: 'Contoso', expiresInDays: 7 }
  return {
    verification: codeMail('emailVerification', values).html,
    magic: codeMail('magicAuth', values).html,
    radar: codeMail('radarChallenge', values).html,
    certificate: certificateRenewalMail({
      ...values,
      organization: 'Contoso',
      connection: 'Contoso Okta',
      certificate: 'entered',
      expiresAt: new Date('2027-03-09T12:00:00Z'),
      isExpired: false,
    }).html,
    access: accessNoticeMail({ ...values, url, kind: 'application', name: 'Contoso Reports' }).html,
    notice: radarNoticeMail({ ...values, what: 'newDevice', ipAddress: '203.0.113.7' }).html,
    change: codeMail('emailChange', values).html,
    reset: passwordResetMail({ ...values, url }).html,
    magicLink: magicLinkMail({ ...values, url }).html,
    invitation: invitationMail(invitation).html,
  }
}
const mailPictures: Picture[] = [
  { name: 'mail-access-notice', looks: all, mail: true, html: mails('en').access },
  { name: 'mail-email-verification', looks: all, mail: true, html: mails('en').verification },
  { name: 'mail-certificate-renewal', looks: all, mail: true, html: mails('en').certificate },
  { name: 'mail-magic-auth', looks: all, mail: true, html: mails('en').magic },
  {
    name: 'mail-magic-auth-long',
    looks: ['light', 'phone'],
    mail: true,
    html: mails('en', { brand: { name: longName }, email: longEmail }).magic,
  },
  { name: 'mail-invitation', looks: all, mail: true, html: mails('en').invitation },
  {
    name: 'mail-invitation-long',
    looks: ['light', 'phone'],
    mail: true,
    html: mails('en', { brand: { name: longName }, email: longEmail }).invitation,
  },
  {
    name: 'mail-invitation-branded',
    looks: ['light', 'phone-dark'],
    mail: true,
    html: mails('en', { brand: { name: 'Lumen', colors: brandColors({ accent: '#ffd60a' }) } }).invitation,
  },
  { name: 'mail-magic-link', looks: all, mail: true, html: mails('en').magicLink },
  { name: 'mail-password-reset', looks: all, mail: true, html: mails('en').reset },
  { name: 'mail-password-reset-ja', looks: ['phone'], mail: true, html: mails('ja').reset },
  { name: 'mail-invitation-de', looks: ['light'], mail: true, html: mails('de').invitation },
  { name: 'mail-radar-challenge', looks: ['light', 'phone-dark'], mail: true, html: mails('en').radar },
  { name: 'mail-radar-notice', looks: ['light', 'phone-dark'], mail: true, html: mails('en').notice },
  { name: 'mail-radar-notice-ja', looks: ['phone'], mail: true, html: mails('ja').notice },
  { name: 'mail-email-change', looks: ['light', 'phone-dark'], mail: true, html: mails('en').change },
  { name: 'mail-email-verification-ja', looks: ['phone'], mail: true, html: mails('ja').verification },
  { name: 'mail-magic-auth-de', looks: ['light'], mail: true, html: mails('de').magic },
]

export const pictures: readonly Picture[] = [
  ...pages,
  ...connectPictures(),
  ...agentPictures(),
  ...passkeyPictures,
  ...portalPictures(),
  ...portalDirectoryPictures(),
  ...portalAuditLogPictures(),
  ...portalServicePictures(),
  ...providerGuidePictures,
  ...secondFactorPictures(),
  ...radarPictures(),
  ...waitlistPictures,
  ...mailLinkPictures(),
  ...mailPictures,
  ...developmentPictures,
]
