// Signs people in, and makes the tokens with which the widgets in their browser talk to Gatehouse.
import { randomBytes } from 'node:crypto'
import { WorkOS } from '@workos-inc/node'
import cookieParser from 'cookie-parser'
import express from 'express'

const {
  PORT = '3001',
  WORKOS_API_KEY = 'sk_test_default',
  WORKOS_CLIENT_ID: clientId = 'client_test_default',
  WORKOS_API_HOSTNAME: apiHostname = 'localhost',
  WORKOS_API_PORT = '4100',
  WORKOS_API_HTTPS = 'false',
  WORKOS_COOKIE_PASSWORD: cookiePassword = randomBytes(32).toString('hex'),
} = process.env

const api = { apiHostname, port: Number(WORKOS_API_PORT), https: WORKOS_API_HTTPS === 'true' }
const { userManagement, organizations, widgets } = new WorkOS(WORKOS_API_KEY, { clientId, ...api })
const home = `http://localhost:${PORT}/`
const redirectUri = `${home}callback`
const cookieOptions = { httpOnly: true, sameSite: 'lax' }
/** All that there are: Gatehouse leaves out what the user's roles don't permit. */
const scopes = [
  'widgets:users-table:manage',
  'widgets:api-keys:manage',
  'widgets:domain-verification:manage',
  'widgets:sso:manage',
  'widgets:dsync:manage',
  'widgets:audit-log-streaming:manage',
  'widgets:pipes:manage',
]

const app = express()
app.use(cookieParser(), express.json(), express.static(new URL('dist', import.meta.url).pathname))

app.get('/login', (_request, response) => {
  const state = randomBytes(16).toString('hex')
  response.cookie('state', state, cookieOptions)
  response.redirect(userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, state }))
})

app.get('/callback', async (request, response) => {
  const { code, state } = request.query
  if (!code || state !== request.cookies.state) return response.redirect('/')
  const session = { sealSession: true, cookiePassword }
  const { sealedSession } = await userManagement.authenticateWithCode({ clientId, code, session })
  response.clearCookie('state').cookie('session', sealedSession, cookieOptions).redirect('/')
})

/** Whose session the cookie has, if it has one that counts; renews an access token that has run out. */
async function readSession(request, response, next) {
  const sessionData = request.cookies.session ?? ''
  const session = userManagement.loadSealedSession({ sessionData, cookiePassword })
  let auth = await session.authenticate()
  if (!auth.authenticated && sessionData !== '') auth = await renew(session, response)
  if (auth.authenticated) Object.assign(request, { session, auth })
  next()
}

async function renew(session, response, options) {
  const auth = await session.refresh(options)
  if (auth.authenticated) response.cookie('session', auth.sealedSession, cookieOptions)
  else response.clearCookie('session')
  return auth
}

app.use(['/api', '/logout'], readSession)

app.get('/api/session', async ({ auth }, response) => {
  response.set('Cache-Control', 'no-store')
  if (!auth) return response.json(null)
  const { user, sessionId: id, organizationId, role } = auth
  // Without an organization there is only the user's own account to manage.
  const [organization, { token }] = await Promise.all([
    organizationId && organizations.getOrganization(organizationId),
    widgets.createToken({ userId: user.id, ...(organizationId ? { organizationId, scopes } : {}) }),
  ])
  response.json({ id, email: user.email, organization: organization?.name, role, token, api })
})

// Everything below is for those who are signed in.
app.use(({ auth }, response, next) => (auth ? next() : response.sendStatus(401)))

app.post('/api/organization', async (request, response) => {
  const { organizationId } = request.body
  const auth = await renew(request.session, response, { organizationId })
  response.sendStatus(auth.authenticated ? 204 : 403)
})

app.get('/logout', async (request, response) => {
  response.clearCookie('session').redirect(await request.session.getLogoutUrl({ returnTo: home }))
})

app.listen(Number(PORT), () => console.log(`Open ${home}`))
