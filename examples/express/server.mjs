// An application that signs its users in through Gatehouse with the official SDK:
// login, callback, sealed session cookie, organization switch, logout.
//
//   npm start                                       in the folder of Gatehouse
//   cd examples/express && npm install && npm start in another terminal, then open http://localhost:3000
import { randomBytes } from 'node:crypto'
import { WorkOS } from '@workos-inc/node'
import cookieParser from 'cookie-parser'
import express from 'express'
import { accountPage, failurePage, welcomePage } from './pages.mjs'

const {
  PORT = '3000',
  WORKOS_API_KEY = 'sk_test_default',
  WORKOS_CLIENT_ID: clientId = 'client_test_default',
  WORKOS_API_HOSTNAME = 'localhost',
  WORKOS_API_PORT = '4100',
  WORKOS_API_HTTPS = 'false',
  WORKOS_COOKIE_PASSWORD: cookiePassword = randomBytes(32).toString('hex'),
} = process.env

const workos = new WorkOS(WORKOS_API_KEY, {
  clientId,
  apiHostname: WORKOS_API_HOSTNAME,
  port: Number(WORKOS_API_PORT),
  https: WORKOS_API_HTTPS === 'true',
})
const home = `http://localhost:${PORT}/`
const redirectUri = `${home}callback`
const cookieOptions = { httpOnly: true, sameSite: 'lax' }

const app = express()
app.use(cookieParser())

app.get('/login', (_request, response) => {
  const state = randomBytes(16).toString('hex')
  response.cookie('state', state, cookieOptions)
  response.redirect(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, state }))
})

app.get('/callback', async (request, response) => {
  const { code, state, error_description: refusal } = request.query
  if (!code || state !== request.cookies.state)
    return response.status(400).send(failurePage(refusal ?? 'This sign-in didn’t begin in this browser.'))
  const { sealedSession } = await workos.userManagement.authenticateWithCode({
    clientId,
    code,
    session: { sealSession: true, cookiePassword },
  })
  response.clearCookie('state').cookie('session', sealedSession, cookieOptions).redirect('/')
})

/** Lets signed-in people through; renews an access token that has run out. */
async function signedIn(request, response, next) {
  const session = workos.userManagement.loadSealedSession({
    sessionData: request.cookies.session ?? '',
    cookiePassword,
  })
  let result = await session.authenticate()
  if (!result.authenticated && request.cookies.session) {
    result = await session.refresh()
    if (result.authenticated) response.cookie('session', result.sealedSession, cookieOptions)
  }
  if (!result.authenticated) return response.clearCookie('session').send(welcomePage())
  Object.assign(request, { session, auth: result })
  next()
}

app.get('/', signedIn, async (request, response) => {
  const { user, organizationId, role } = request.auth
  const { data: memberships } = await workos.userManagement.listOrganizationMemberships({ userId: user.id })
  const organizations = memberships.map((each) => ({ id: each.organizationId, name: each.organizationName }))
  const current = organizations.find(({ id }) => id === organizationId)
  const others = organizations.filter(({ id }) => id !== organizationId)
  response.send(accountPage({ user, organization: current?.name, role, others }))
})

app.get('/switch/:organizationId', signedIn, async (request, response) => {
  const result = await request.session.refresh({ organizationId: request.params.organizationId })
  if (result.authenticated) response.cookie('session', result.sealedSession, cookieOptions)
  response.redirect('/')
})

app.get('/logout', signedIn, async (request, response) => {
  response.clearCookie('session').redirect(await request.session.getLogoutUrl({ returnTo: home }))
})

app.listen(Number(PORT), () => console.log(`Open ${home}`))
