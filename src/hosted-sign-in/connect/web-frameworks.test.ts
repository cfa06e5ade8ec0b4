import { ExpressAuth } from '@auth/express'
import { betterAuth } from 'better-auth'
import { toNodeHandler } from 'better-auth/node'
import { genericOAuth } from 'better-auth/plugins'
import express from 'express'
import { auth } from 'express-openid-connect'
import passport from 'passport'
import OpenIDConnectStrategy from 'passport-openidconnect'
import { AuthorizationCode } from 'simple-oauth2'
import { afterAll, expect, test } from 'vitest'
import { startConnect } from './connect.fixture.ts'
import { signInFor, startWebApplication, type WebApplication } from './web-application.fixture.ts'

const server = await startConnect()
const { issuer, person, url } = server
const started: WebApplication[] = []
afterAll(() => {
  for (const application of started) application.close()
})

async function startApplication(callbackPath: string): Promise<WebApplication> {
  const application = await startWebApplication(server, callbackPath)
  started.push(application)
  return application
}

/** Sessions of an Express application: an object for each browser. */
function sessions(): express.RequestHandler {
  const kept = new Map<string, object>()
  return (request, response, next) => {
    const sid = /\bsid=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? crypto.randomUUID()
    const session = kept.get(sid) ?? {}
    kept.set(sid, session)
    Object.assign(request, { session })
    response.cookie('sid', sid)
    next()
  }
}

test('passport-openidconnect signs a user in with the secret alone, without PKCE', async () => {
  const application = await startApplication('/callback')
  const { client, visitor } = application
  const strategy = new OpenIDConnectStrategy(
    {
      issuer,
      authorizationURL: `${url}/oauth2/authorize`,
      tokenURL: `${url}/oauth2/token`,
      userInfoURL: `${url}/oauth2/userinfo`,
      clientID: client.clientId,
      clientSecret: client.secret,
      callbackURL: `${application.url}/callback`,
      scope: ['profile', 'email'],
      skipUserProfile: false,
    },
    (_issuer: string, profile: passport.Profile, done: OpenIDConnectStrategy.VerifyCallback) =>
      done(null, { id: profile.id, emails: profile.emails }),
  )
  const auth = new passport.Passport().use(strategy)
  const app = express().use(sessions())
  app.get('/login', auth.authenticate('openidconnect', { session: false }))
  app.get('/callback', auth.authenticate('openidconnect', { session: false }), (request, response) => {
    response.json(request.user)
  })
  application.serve(app)

  await visitor.open('/login')
  const request = await signInFor(server, application)

  expect(request.searchParams.has('code_challenge')).toBe(false)
  expect(JSON.parse(visitor.html)).toEqual({ id: person.id, emails: [{ value: person.email }] })
})

test('simple-oauth2 signs a user in with the secret alone, refreshes and revokes', async () => {
  const application = await startApplication('/callback')
  const { client, visitor } = application
  const redirect_uri = `${application.url}/callback`
  const oauth = new AuthorizationCode({
    client: { id: client.clientId, secret: client.secret },
    auth: {
      tokenHost: url,
      tokenPath: '/oauth2/token',
      authorizePath: '/oauth2/authorize',
      revokePath: '/oauth2/revoke',
    },
  })
  const app = express()
  app.get('/login', (_request, response) => {
    response.redirect(oauth.authorizeURL({ redirect_uri, scope: ['openid', 'offline_access'], state: 'a state' }))
  })
  app.get('/callback', async (request, response) => {
    const token = await oauth.getToken({ code: String(request.query.code), redirect_uri })
    const next = await token.refresh()
    await next.revoke('refresh_token')
    const ended = await next.refresh().then(
      () => 'refreshed',
      (error: { data: { payload: { error: string } } }) => error.data.payload.error,
    )
    response.json({ first: token.token, next: next.token, ended })
  })
  application.serve(app)

  await visitor.open('/login')
  await signInFor(server, application)

  const got = JSON.parse(visitor.html)
  expect(got.first).toMatchObject({ token_type: 'bearer', scope: 'openid offline_access' })
  expect(got.next.refresh_token).not.toBe(got.first.refresh_token)
  expect(got.ended).toBe('invalid_grant')
})

test.each([
  [['state', 'nonce'] as const, false],
  [['pkce', 'state'] as const, true],
])('Auth.js signs a user in with the checks %j', async (checks, sendsChallenge) => {
  const application = await startApplication('/auth/callback/gatehouse')
  const { client, visitor } = application
  const app = express()
  app.use(
    '/auth',
    ExpressAuth({
      providers: [
        {
          id: 'gatehouse',
          name: 'Gatehouse',
          type: 'oidc',
          issuer,
          checks: [...checks],
          clientId: client.clientId,
          clientSecret: client.secret,
        },
      ],
      secret: 'a secret of the application that is long enough',
      trustHost: true,
    }),
  )
  application.serve(app)

  await visitor.open('/auth/signin')
  await visitor.submit({})
  const request = await signInFor(server, application)
  await visitor.open('/auth/session')

  expect(request.searchParams.has('code_challenge')).toBe(sendsChallenge)
  expect(JSON.parse(visitor.html).user).toMatchObject({ email: person.email })
})

test.each([false, true])('better-auth signs a user in by its generic OAuth plugin (PKCE: %s)', async (pkce) => {
  const application = await startApplication('/api/auth/callback/gatehouse')
  const { client, visitor } = application
  const auth = betterAuth({
    baseURL: application.url,
    secret: 'a secret of the application that is long enough',
    telemetry: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'gatehouse',
            discoveryUrl: `${issuer}/.well-known/openid-configuration`,
            pkce,
            clientId: client.clientId,
            clientSecret: client.secret,
            scopes: ['openid', 'profile', 'email'],
            mapProfileToUser: ({ email, name }) => ({ name: name ?? email ?? '' }),
          },
        ],
      }),
    ],
  })
  const app = express()
  app.get('/login', async (_request, response) => {
    const { headers, response: begun } = await auth.api.signInSocial({
      body: { provider: 'gatehouse', callbackURL: '/' },
      returnHeaders: true,
    })
    response.setHeader('set-cookie', headers.getSetCookie()).redirect(String(begun.url))
  })
  app.all('/api/auth/*splat', toNodeHandler(auth))
  application.serve(app)

  await visitor.open('/login')
  const request = await signInFor(server, application)
  await visitor.open('/api/auth/get-session')

  expect(request.searchParams.has('code_challenge')).toBe(pkce)
  expect(JSON.parse(visitor.html).user).toMatchObject({ email: person.email, emailVerified: true })
})

test('express-openid-connect takes the logout token of a session that an operator ends, and its user is signed out there', async () => {
  const application = await startApplication('/callback')
  const { client, visitor } = application
  await server.api.put(`/connect/applications/${client.id}`, {
    backchannel_logout_uri: `${application.url}/backchannel-logout`,
  })
  const ended = new Map<string, object>()
  const accepted: string[] = []
  const store = {
    get: (id: string, done: (error: unknown, value?: object) => void) => done(null, ended.get(id)),
    set: (id: string, value: object, done?: (error?: unknown) => void) => {
      ended.set(id, value)
      accepted.push(id)
      done?.()
    },
    destroy: (id: string, done?: (error?: unknown) => void) => {
      ended.delete(id)
      done?.()
    },
  }
  const app = express()
  app.use(
    auth({
      issuerBaseURL: issuer,
      baseURL: application.url,
      clientID: client.clientId,
      clientSecret: client.secret,
      secret: 'a secret of the application, for its cookies',
      authRequired: false,
      clientAuthMethod: 'client_secret_basic',
      authorizationParams: { response_type: 'code', scope: 'openid email' },
      backchannelLogout: { store: store as never },
    }),
  )
  app.get('/', (request, response) => {
    response.json({ user: request.oidc.user?.sub ?? null, sid: request.oidc.idTokenClaims?.sid ?? null })
  })
  application.serve(app)

  await visitor.open('/login')
  await signInFor(server, application)
  await visitor.open('/')
  const { user, sid } = JSON.parse(visitor.html)
  expect([user, sid]).toEqual([person.id, expect.stringMatching(/^session_/)])

  await server.workos.userManagement.revokeSession({ sessionId: sid })

  await expect.poll(() => accepted).toContain(`${issuer}|${sid}`)
  await visitor.open('/')
  expect(JSON.parse(visitor.html)).toEqual({ user: null, sid: null })
})
