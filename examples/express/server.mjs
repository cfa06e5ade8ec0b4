// An application that signs its users in through Gatehouse with the official SDK:
// login, callback, sealed session cookie, organization switch, logout.
//
//   npm start                          in one terminal
//   node examples/express/server.mjs   in another, then open http://localhost:3000
import { randomBytes } from 'node:crypto'
import { WorkOS } from '@workos-inc/node'
import cookieParser from 'cookie-parser'
import express from 'express'

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
    return response.status(400).send(escapeHtml(refusal ?? 'Sign in again.'))
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
  if (!result.authenticated) return response.clearCookie('session').send('<a href="/login">Sign in</a>')
  Object.assign(request, { session, auth: result })
  next()
}

app.get('/', signedIn, async (request, response) => {
  const { user, organizationId = 'none', role = 'none' } = request.auth
  const { data: memberships } = await workos.userManagement.listOrganizationMemberships({ userId: user.id })
  const links = memberships.map(
    (each) => `<a href="/switch/${each.organizationId}">${escapeHtml(each.organizationName)}</a>`,
  )
  response.send(`<p id="user">${escapeHtml(user.email)}</p>
    <p>Organization: <b id="organization">${organizationId}</b>, role: <b id="role">${role}</b></p>
    <p>${links.join(' ')}</p><a href="/logout">Sign out</a>`)
})

app.get('/switch/:organizationId', signedIn, async (request, response) => {
  const result = await request.session.refresh({ organizationId: request.params.organizationId })
  if (result.authenticated) response.cookie('session', result.sealedSession, cookieOptions)
  response.redirect('/')
})

app.get('/logout', signedIn, async (request, response) => {
  response.clearCookie('session').redirect(await request.session.getLogoutUrl({ returnTo: home }))
})

const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

app.listen(Number(PORT), () => console.log(`Open ${home}`))
