import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { sql } from '#platform/db/sql.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { openPage } from '#test/browser.ts'
import { othersInTurn } from '#test/turns.ts'
import type * as views from '#test/views.ts'
import { addAuthenticator } from './authenticator.fixture.ts'
import { enter, roundFrom, sendEmpty, settled, walk } from './keyboard.fixture.ts'
import { type PagesServer, password, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBV'

interface Visit extends PagesServer {
  page: Page
  begin(extra?: Record<string, string>): Promise<unknown>
  click(name: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  /** Sends an entry with a button, and waits for the page to come back with what is wrong. */
  enterWrongly(label: string, text: string, button: string): Promise<void>
  /** A user who can sign in with the password. */
  user(): Promise<string>
  /** Signs the user in with the password, as far as that leads. */
  signIn(extra?: Record<string, string>): Promise<void>
  /** Goes on from the first page of a sign-in with the password. */
  enterPassword(): Promise<void>
}

interface State {
  /** `data-hak-page` */
  key: string
  open(visit: Visit): Promise<unknown>
  /** The label of the field that has the focus. Left out where a page is to be read first, or only asks for a decision. */
  focus?: string
}

/** The portal, single sign-on, Connect and agents have tests of their own; only production has the front page, with one link. */
type View = Exclude<
  Extract<keyof typeof views, `render${string}`>,
  `render${'Portal' | 'Sso' | 'Connect' | 'Agent' | 'FrontPage'}${string}`
>

/** Every page in the states that differ for a keyboard. The compiler asks for those of a new page. */
const states: Record<View, Record<string, State>> = {
  renderSignIn: {
    'with all ways in': {
      key: 'sign-in',
      focus: 'Email',
      async open({ settings, api, begin }) {
        await settings({ sign_in_methods: ['password', 'magic_auth', 'passkey'] })
        const provider = { provider: 'GoogleOAuth', client_id: 'client-at-google', client_secret: 'secret' }
        expect((await api.post('/environments/current/social_providers', provider)).status).toBe(201)
        await begin()
      },
    },
    'after a wrong entry': {
      key: 'sign-in',
      focus: 'Email',
      async open({ begin, enterWrongly }) {
        await begin()
        await enterWrongly('Email', 'ada@localhost', 'Continue')
      },
    },
    'with an alert': {
      key: 'sign-in',
      focus: 'Email',
      async open({ settings, page, begin }) {
        await settings({ sign_up: false })
        await begin()
        await page.goto(page.url().replace('/sign-in', '/sign-up'))
        await page.getByRole('alert').waitFor()
      },
    },
  },
  renderSignInPassword: {
    'at first': { key: 'sign-in/password', focus: 'Password', open: (visit) => toPassword(visit) },
    'after a wrong entry': {
      key: 'sign-in/password',
      focus: 'Password',
      async open(visit) {
        await toPassword(visit)
        await visit.enterWrongly('Password', 'a wrong long passphrase', 'Sign in')
      },
    },
  },
  renderSignUp: {
    'at first': { key: 'sign-up', focus: 'Email', open: ({ begin }) => begin({ screen_hint: 'sign-up' }) },
    'in Japanese': {
      key: 'sign-up',
      focus: 'メールアドレス',
      open: ({ begin }) => begin({ screen_hint: 'sign-up', ui_locales: 'ja' }),
    },
    'after a wrong entry': {
      key: 'sign-up',
      focus: 'Password',
      async open({ begin, fill, enterWrongly }) {
        await begin({ screen_hint: 'sign-up' })
        await fill('Email', email)
        await enterWrongly('Password', 'short', 'Create account')
      },
    },
  },
  renderWaitlist: {
    'at first': { key: 'waitlist', focus: 'Email', open: (visit) => toWaitlist(visit) },
    'after a wrong entry': {
      key: 'waitlist',
      focus: 'Company',
      async open(visit) {
        await toWaitlist(visit)
        await visit.fill('Email', email)
        await visit.enterWrongly('Company', ' ', 'Join the waitlist')
      },
    },
  },
  renderWaitlistJoined: {
    'at first': {
      key: 'waitlist/joined',
      async open(visit) {
        await toWaitlist(visit)
        await visit.fill('Email', email)
        await visit.fill('Company', 'Northwind')
        await visit.click('Join the waitlist')
      },
    },
  },
  renderMagicCode: {
    'at first': { key: 'magic-code', focus: 'Six-digit code', open: (visit) => toMagicCode(visit) },
    'after a wrong entry': {
      key: 'magic-code',
      focus: 'Six-digit code',
      async open(visit) {
        await toMagicCode(visit)
        await visit.enterWrongly('Six-digit code', '000 000', 'Continue')
      },
    },
  },
  renderEmailVerification: {
    'at first': {
      key: 'email-verification',
      focus: 'Six-digit code',
      async open({ begin, fill, click }) {
        await begin({ screen_hint: 'sign-up' })
        await fill('Email', email)
        await fill('Password', password)
        await click('Create account')
      },
    },
  },
  renderRadarChallenge: {
    'at first': {
      key: 'radar-challenge',
      focus: 'Six-digit code',
      async open(visit) {
        await visit.user()
        await challengeEveryone(visit, 'email')
        await visit.begin()
        await visit.signIn()
      },
    },
  },
  renderRadarChallengeSend: {
    'at first': { key: 'radar-challenge/send', focus: 'Phone number', open: (visit) => toPhone(visit) },
    'after a wrong entry': {
      key: 'radar-challenge/send',
      focus: 'Phone number',
      async open(visit) {
        await toPhone(visit)
        await visit.enterWrongly('Phone number', '415 555 0123', 'Text me a code')
      },
    },
  },
  renderRadarChallengeVerify: {
    'at first': {
      key: 'radar-challenge/verify',
      focus: 'Six-digit code',
      async open(visit) {
        await toPhone(visit)
        await visit.fill('Phone number', '+14155550123')
        await visit.click('Text me a code')
      },
    },
  },
  renderForgotPassword: {
    'at first': { key: 'forgot-password', focus: 'Email', open: (visit) => toForgotPassword(visit) },
  },
  renderForgotPasswordSent: {
    'at first': {
      key: 'forgot-password/sent',
      async open(visit) {
        await toForgotPassword(visit)
        await visit.click('Send link')
      },
    },
  },
  renderResetPassword: {
    'at first': { key: 'reset-password', focus: 'New password', open: (visit) => toResetPassword(visit) },
    'after a wrong entry': {
      key: 'reset-password',
      focus: 'New password',
      async open(visit) {
        await toResetPassword(visit)
        await visit.enterWrongly('New password', 'short', 'Change password')
      },
    },
  },
  renderInvitation: {
    'at first': {
      key: 'invite',
      async open({ workos, page, url }) {
        const { token } = await workos.userManagement.sendInvitation({ email })
        await page.goto(`${url}/invite?invitation_token=${token}`)
      },
    },
  },
  renderMagicLink: {
    'at first': {
      key: 'sso/magic-link',
      async open({ api, page }) {
        const { body } = await api.post<{ link: string }>('/passwordless/sessions', { type: 'MagicLink', email })
        await page.goto(body.link)
      },
    },
  },
  renderGrantedAccess: {
    'without any': {
      key: 'granted-access',
      async open({ user, enterPassword, page, url, clientId }) {
        await user()
        await page.goto(`${url}/apps-and-agents?client_id=${clientId}`)
        await enterPassword()
      },
    },
  },
  renderOrganizationSelection: {
    'at first': {
      key: 'organization-selection',
      async open({ workos, user, signIn }) {
        const userId = await user()
        for (const name of ['Contoso', 'Fabrikam', 'Tailspin']) {
          const { id: organizationId } = await workos.organizations.createOrganization({ name })
          await workos.userManagement.createOrganizationMembership({ userId, organizationId })
        }
        await signIn()
      },
    },
  },
  renderMfaEnrollment: {
    'at first': {
      key: 'mfa/enrollment',
      focus: 'Six-digit code',
      open: (visit) => toEnrollment(visit),
    },
    'after a wrong entry': {
      key: 'mfa/enrollment',
      focus: 'Six-digit code',
      async open(visit) {
        await toEnrollment(visit)
        await visit.enterWrongly('Six-digit code', '12', 'Verify and turn on')
      },
    },
  },
  renderRecoveryCodes: {
    'with the codes': { key: 'mfa/recovery-codes', open: (visit) => toEnrollment(visit).then(() => enrollApp(visit)) },
    'loaded again': {
      key: 'mfa/recovery-codes',
      async open(visit) {
        await toEnrollment(visit)
        const address = visit.page.url().replace('/mfa/enrollment', '/mfa/recovery-codes')
        await enrollApp(visit)
        await visit.page.goto(address)
      },
    },
  },
  renderMfaVerification: {
    'with all ways out': {
      key: 'mfa/verification',
      focus: 'Six-digit code',
      open: (visit) => toSecondFactor(visit, { app: true, phones: ['23'] }),
    },
    'after a wrong entry': {
      key: 'mfa/verification',
      focus: 'Six-digit code',
      async open(visit) {
        await toSecondFactor(visit, { app: true, phones: [] })
        await visit.enterWrongly('Six-digit code', '12', 'Verify')
      },
    },
  },
  renderMfaTextOffer: {
    'with one phone': { key: 'mfa/text-message', open: (visit) => toSecondFactor(visit, { phones: ['23'] }) },
    'with several phones': {
      key: 'mfa/text-message',
      open: (visit) => toSecondFactor(visit, { phones: ['23', '42'] }),
    },
  },
  renderMfaTextMessage: {
    'once a code was sent': {
      key: 'mfa/text-message',
      focus: 'Six-digit code',
      async open(visit) {
        await toSecondFactor(visit, { phones: ['23'] })
        await visit.click('Text me a code')
        await visit.page.getByLabel('Six-digit code').waitFor()
      },
    },
  },
  renderMfaRecovery: {
    'with all ways out': {
      key: 'mfa/recovery',
      focus: 'Recovery code',
      async open(visit) {
        await toSecondFactor(visit, { app: true, phones: ['23'] })
        await visit.page.getByRole('link', { name: 'Use a recovery code' }).click()
      },
    },
  },
  renderPasskeyEnrollment: {
    'at first': {
      key: 'sign-in/passkey/enroll',
      async open({ settings, page, user, signIn }) {
        await addAuthenticator(page)
        await settings({ sign_in_methods: ['password', 'passkey'], passkey_progressive_enrollment: true })
        await user()
        await signIn()
        await page.getByRole('button', { name: 'Create a passkey' }).waitFor()
      },
    },
  },
  renderDevice: {
    'at first': { key: 'device', focus: 'Code', open: ({ page, url }) => page.goto(`${url}/device`) },
    'after a wrong entry': {
      key: 'device',
      focus: 'Code',
      async open({ page, url, enterWrongly }) {
        await page.goto(`${url}/device`)
        await enterWrongly('Code', 'BBBB-BBBB', 'Continue')
      },
    },
  },
  renderDeviceConfirmation: { 'at first': { key: 'device/confirm', open: (visit) => toDevice(visit) } },
  renderDeviceDecided: {
    allowed: {
      key: 'device/success',
      async open(visit) {
        await toDevice(visit)
        await visit.click('Allow')
      },
    },
    denied: {
      key: 'device/denied',
      async open(visit) {
        await toDevice(visit)
        await visit.click('Deny')
      },
    },
  },
  renderSignedOut: {
    'at first': {
      key: 'signed-out',
      open: ({ page, url }) => page.goto(`${url}/user_management/sessions/logout?session_id=unknown`),
    },
  },
  renderDefaultRedirect: {
    'where the application does not come': {
      key: 'default-redirect',
      async open(visit) {
        await visit.settings({ initiate_login_url: 'https://app.example.com/login' })
        await toResetPassword(visit)
        await visit.fill('New password', 'another sturdy long passphrase')
        await visit.click('Change password')
      },
    },
  },
  renderSignInComplete: {
    'gone back to': {
      key: 'sign-in-complete',
      async open(visit) {
        const { page, url, environment, user, signIn } = visit
        const application = `${url}/callback-of-the-application`
        await ensureRedirectUri(environment, application)
        await user()
        await signIn({ redirect_uri: application })
        await page.waitForURL(`${application}**`)
        await page.goBack()
      },
    },
  },
  renderNotFound: { 'at first': { key: 'not-found', open: ({ page, url }) => page.goto(`${url}/nowhere`) } },
  renderPipesConnecting: {
    'before it is known what to connect': {
      key: 'pipes/redirecting',
      open: ({ page, url }) => page.goto(`${url}/pipes/redirecting`),
    },
  },
  renderPipesClosing: {
    'after a refusal': {
      key: 'pipes/closing',
      async open({ workos, page }) {
        const { id } = await workos.userManagement.createUser({ email: 'connecting@northwind.example' })
        await workos.pipes.createDataIntegration({
          provider: 'github',
          enabled: true,
          credentials: { type: 'custom', clientId: 'client', clientSecret: 'a secret' },
        })
        const { url } = await workos.pipes.authorizeDataIntegration({ slug: 'github', userId: id })
        const { searchParams } = new URL(url)
        const answer = `state=${searchParams.get('state')}&error=access_denied`
        await page.goto(`${searchParams.get('redirect_uri')}?${answer}`)
      },
    },
  },
  renderFailure: {
    'with a way on': {
      key: 'error',
      async open({ workos, settings, page, url }) {
        await settings({ initiate_login_url: 'https://app.example.com/login' })
        const { id, token } = await workos.userManagement.sendInvitation({ email })
        await workos.userManagement.revokeInvitation(id)
        await page.goto(`${url}/invite?invitation_token=${token}`)
      },
    },
    'without one': { key: 'error', open: ({ page, url }) => page.goto(`${url}/reset-password?token=unknown`) },
  },
}

async function toPassword({ user, begin, fill, click }: Visit): Promise<void> {
  await user()
  await begin()
  await fill('Email', email)
  await click('Continue')
}

async function toMagicCode(visit: Visit): Promise<void> {
  await toPassword(visit)
  await visit.click('Email me a code instead')
}

async function toWaitlist({ settings, begin }: Visit): Promise<void> {
  await settings({ waitlist: true, waitlist_fields: [{ name: 'company', label: 'Company', required: true }] })
  await begin({ screen_hint: 'sign-up' })
}

async function toForgotPassword(visit: Visit): Promise<void> {
  await toPassword(visit)
  await visit.page.getByRole('link', { name: 'Forgot password?' }).click()
}

async function toResetPassword({ user, workos, page }: Visit): Promise<void> {
  await user()
  const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })
  await page.goto(passwordResetUrl)
}

async function toEnrollment({ page, settings, user, signIn }: Visit): Promise<void> {
  await settings({ mfa_policy: 'required' })
  await user()
  await signIn()
  await page.getByRole('heading', { name: 'Set up an authenticator app' }).waitFor()
}

async function enrollApp({ page, fill, click }: Visit): Promise<void> {
  const secret = fromBase32((await page.locator('.gh-secret').textContent()) ?? '') ?? Buffer.alloc(0)
  await fill('Six-digit code', totpCode(secret, totpStep(new Date())))
  await click('Verify and turn on')
  await page.getByRole('list', { name: 'Recovery codes' }).waitFor()
}

/** A user with an authenticator app, with phones that end in these digits, and with recovery codes. */
async function toSecondFactor(
  visit: Visit,
  { app = false, phones }: { app?: boolean; phones: string[] },
): Promise<void> {
  const { workos, api, environment } = visit
  const userId = await visit.user()
  if (app) await workos.multiFactorAuth.createUserAuthFactor({ userId, type: 'totp', totpSecret })
  for (const ending of phones) {
    const { id } = await workos.multiFactorAuth.enrollFactor({ type: 'sms', phoneNumber: `+49151123456${ending}` })
    await environment.db.run(sql`
      update authentication_factors set user_id = ${userId}, verified_at = now()
      where environment_id = ${environment.environmentId} and id = ${id}`)
  }
  await api.post(`/user_management/users/${userId}/recovery_codes`)
  await visit.signIn()
}

async function toDevice(visit: Visit): Promise<void> {
  const { api, clientId, page } = visit
  const begun = await api.post<{ verification_uri_complete: string }>('/user_management/authorize/device', {
    client_id: clientId,
  })
  await visit.user()
  await page.goto(begun.body.verification_uri_complete)
  await visit.click('Continue')
  await visit.fill('Email', email)
  await visit.click('Continue')
  await visit.fill('Password', password)
  await visit.click('Sign in')
}

async function visitPages(): Promise<Visit> {
  const page = await openPage()
  // The application accepts everyone, and the browser stays where it is.
  await page.route('https://app.example.com/**', (route) => route.fulfill({ status: 204 }))
  const server = await startPages()
  const begin = (extra: Record<string, string> = {}) => page.goto(server.authorizeUrl(extra))
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  const enterPassword = async () => {
    await fill('Email', email)
    await click('Continue')
    await fill('Password', password)
    await click('Sign in')
  }
  return {
    ...server,
    page,
    begin,
    click,
    fill,
    async enterWrongly(label, text, button) {
      await fill(label, text)
      await click(button)
      await page.locator('[aria-invalid], [role=alert]:visible').first().waitFor()
    },
    async user() {
      return (await server.workos.userManagement.createUser({ email, password, emailVerified: true })).id
    },
    async signIn(extra) {
      await begin(extra)
      await enterPassword()
    },
    enterPassword,
  }
}

/** Has Radar challenge all sign-ins from this machine. */
async function challengeEveryone({ api }: Visit, channel: 'email' | 'sms'): Promise<void> {
  const body = { restriction: 'challenge', challenge_channel: channel }
  await api.request('/environments/current/radar_settings', { method: 'PATCH', body })
  for (const entry of ['0.0.0.0/0', '::/0']) await api.post('/radar/lists/ip_address/block', { entry })
}

async function toPhone(visit: Visit): Promise<void> {
  await challengeEveryone(visit, 'sms')
  await visit.begin({ screen_hint: 'sign-up' })
  await visit.fill('Email', email)
  await visit.fill('Password', password)
  await visit.click('Create account')
  await visit.page.getByLabel('Phone number').waitFor()
}

/**
 * One page of each layout: ways in beside a field, several fields, buttons of a decision, a list to choose from, codes to read, a field
 * with ways out, what is to be read and has a link, and what has none. All pages are made of the same parts.
 */
const layouts: readonly View[] = [
  'renderSignIn',
  'renderSignUp',
  'renderDeviceConfirmation',
  'renderOrganizationSelection',
  'renderRecoveryCodes',
  'renderMfaVerification',
  'renderFailure',
  'renderSignedOut',
]

const tried = new Set(
  othersInTurn(Object.values(states).flatMap(Object.values<State>), (state) =>
    layouts.some((view) => Object.values(states[view])[0] === state),
  ),
)

const triedOf = (ofPage: Record<string, State>) => Object.entries(ofPage).filter(([, state]) => tried.has(state))

describe.each(Object.entries(states).filter(([, ofPage]) => triedOf(ofPage).length > 0))(
  'a keyboard alone is enough, shows where it is, and finds what is missing: %s',
  (_view, ofPage) => {
    test.each(triedOf(ofPage))('%s', async (name, state) => {
      const visit = await visitPages()
      const { page, api } = visit
      const links = { terms_url: 'https://app.example.com/terms', privacy_url: 'https://app.example.com/privacy' }
      await api.request('/environments/current/branding', { method: 'PUT', body: links })
      await state.open(visit)
      await page.locator(`[data-hak-page="${state.key}"]`).waitFor()
      await settled(page)

      const posts: string[] = []
      page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
      // Who holds Enter on the page before has decided nothing here.
      if (state.focus === undefined) await page.keyboard.press('Enter')
      const { controls, misplaced, first, reached, unmarked } = await walk(page)
      expect(first).toBe(state.focus)
      expect(reached).toEqual(roundFrom(first, controls))
      expect({ misplaced, unmarked, posts }).toEqual({ misplaced: [], unmarked: [], posts: [] })

      // What is missing is said at the first field, in words of the page: no bubble of the browser is in the way.
      if (state.focus !== undefined && name === 'at first')
        expect(await sendEmpty(page)).toEqual({ focus: state.focus, error: expect.stringMatching(/^Enter .*\.$/) })

      if ((await page.locator('form').count()) === 0) return
      const { sent, action, button } = await enter(page)
      expect(new URL(sent.url()).pathname).toBe(action)
      expect(sent.postData()).toContain(button)
    })
  },
)
