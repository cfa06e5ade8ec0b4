// The engine of Ory Polis over PostgreSQL, behind `node:http`: SCIM requests of one directory, and sign-ins through two providers.
import { createServer } from 'node:http'
import { controllers } from '@boxyhq/saml-jackson'

const externalUrl = 'http://localhost'
const samlAudience = 'https://saml.example'
const redirectUri = 'https://app.bench.example/callback'
const place = { tenant: 'northwind.example', product: 'bench' }

export async function start({ databaseUrl, saml, oidc }) {
  const { connectionAPIController, directorySyncController, oauthController } = await controllers({
    externalUrl,
    samlAudience,
    samlPath: '/acs',
    oidcPath: '/oidc',
    scimPath: '/scim',
    noAnalytics: true,
    db: { engine: 'sql', type: 'postgres', url: databaseUrl },
  })
  const { data: directory, error } = await directorySyncController.directories.create({
    ...place,
    name: 'Northwind',
    type: 'generic-scim-v2',
  })
  if (error) throw new Error(error.message)
  const common = { ...place, defaultRedirectUrl: redirectUri, redirectUrl: [redirectUri] }
  const bySaml = await connectionAPIController.createSAMLConnection({ ...common, rawMetadata: metadataOf(saml) })
  const byOidc = await connectionAPIController.createOIDCConnection({
    ...common,
    oidcMetadata: oidc.metadata,
    oidcClientId: oidc.clientId,
    oidcClientSecret: oidc.clientSecret,
  })

  const routes = {
    'GET /authorize': async ({ query }) => redirect(await oauthController.authorize(query)),
    'POST /acs': async ({ text }) =>
      redirect(await oauthController.samlResponse(Object.fromEntries(new URLSearchParams(text)))),
    'GET /oidc': async ({ query }) => redirect(await oauthController.oidcAuthzResponse(query)),
    'POST /token': async ({ text }) => ({
      status: 200,
      data: await oauthController.token(Object.fromEntries(new URLSearchParams(text))),
    }),
    'GET /userinfo': async ({ authorization }) => ({
      status: 200,
      data: await oauthController.userInfo(authorization.slice('Bearer '.length)),
    }),
  }
  const scim = ({ method, path, text, authorization }) => {
    const [, , , resourceType, resourceId] = path.split('/')
    return directorySyncController.requests.handle({
      method,
      body: text === '' ? undefined : JSON.parse(text),
      directoryId: directory.id,
      apiSecret: authorization?.slice('Bearer '.length),
      resourceType: resourceType.toLowerCase(),
      resourceId,
      query: {},
    })
  }

  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const { method, headers } = request
    const [path, search] = request.url.split('?')
    const query = Object.fromEntries(new URLSearchParams(search))
    const text = Buffer.concat(chunks).toString()
    try {
      const serve = routes[`${method} ${path}`] ?? scim
      const answer = await serve({ method, path, query, text, authorization: headers.authorization })
      send(response, answer)
    } catch (failure) {
      send(response, { status: failure.statusCode ?? 500, data: { message: failure.message } })
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    port,
    secret: directory.scim.secret,
    path: '/scim/directory',
    saml: applicationOf(bySaml, '/acs'),
    oidc: applicationOf(byOidc, '/oidc'),
  }
}

function redirect({ redirect_url: location, error }) {
  return location === undefined ? { status: 400, data: { error } } : { status: 302, location }
}

function send(response, { status, location, data }) {
  const text = location === undefined ? JSON.stringify(data ?? {}) : ''
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(location === undefined ? {} : { location }),
  })
  response.end(text)
}

function applicationOf({ clientID, clientSecret }, answerPath) {
  const query = new URLSearchParams({
    client_id: clientID,
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'a state',
  })
  return {
    startPath: `/authorize?${query}`,
    answerUrl: `${externalUrl}${answerPath}`,
    entityId: samlAudience,
    redirectUri,
    tokenPath: '/token',
    clientId: clientID,
    clientSecret,
    profilePath: '/userinfo',
  }
}

function metadataOf({ entityId, ssoUrl, certificate }) {
  const base64 = certificate.replaceAll(/-----[^-]+-----|\s/g, '')
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <KeyDescriptor use="signing">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${base64}</X509Certificate></X509Data></KeyInfo>
    </KeyDescriptor>
    <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${ssoUrl}"/>
  </IDPSSODescriptor>
</EntityDescriptor>`
}
