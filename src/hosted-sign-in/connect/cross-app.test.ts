import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import {
  jwtBearer,
  makeChat,
  makeCustomer,
  resource,
} from '#connect/oauth-server/identity-assertions/identity-assertions.fixture.ts'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { getUserTokens } from '#connect/oauth-server/signer.fixture.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { startServer } from '#test/server.ts'
import { startConnect } from './connect.fixture.ts'

test('a user who signed in here through another environment is the one whom its assertions mean, and openid-client gets the token', async () => {
  const [there, here] = await Promise.all([startConnect(), startServer()])
  const callback = 'https://app.northwind.example/callback'
  await ensureRedirectUri(here.environment, callback)
  const us = await there.firstParty()
  const oidc = {
    issuer: there.issuer,
    client_id: us.clientId,
    client_secret: us.secret,
    accept_identity_assertions: true,
  }
  const { connectionId, organizationId } = await makeCustomer(here, 'northwind.example', oidc)
  const settings = await here.api.get<{ oidc: { redirect_uri: string } }>(`/connections/${connectionId}/settings`)
  const redirect_uris = [{ uri: settings.body.oidc.redirect_uri }]
  await there.api.put(`/connect/applications/${us.id}`, { redirect_uris })

  const { clientId } = here
  const visitor = there.browser()
  const start = { clientId, redirectUri: callback, connectionId, state: 'a state' }
  await visitor.open(here.workos.userManagement.getAuthorizationUrl(start))
  await there.signIn(visitor)
  await visitor.submit({ decision: 'allow' })
  const code = visitor.location.searchParams.get('code') ?? ''
  const { user } = await here.workos.userManagement.authenticateWithCode({ clientId, code })

  const application = await makeChat(here)
  const audience = `${here.url}/oauth2/${clientId}`
  const allowed = { audience, client_id: application.clientId, scopes: ['chat.read'] }
  await there.api.put(`/connect/applications/${there.application.id}`, { id_jag_audiences: [allowed] })
  const assistant = { application: there.application, userId: there.person.id, organizationId: '' }
  const { id_token } = await getUserTokens(there, assistant, { organizationId: null })
  const issued = await postForm(
    `${there.url}/oauth2/token`,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:ietf:params:oauth:token-type:id-jag',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      subject_token: id_token,
      audience,
      resource,
    },
    { by: there.application },
  )

  const { clientId: id, secret } = application
  const insecure = { execute: [client.allowInsecureRequests] }
  const config = await client.discovery(new URL(audience), id, undefined, client.ClientSecretBasic(secret), insecure)
  const assertion = String(issued.body.access_token)
  const { access_token, refresh_token } = await client.genericGrantRequest(config, jwtBearer, { assertion })
  expect(decodeJwt(access_token)).toMatchObject({
    sub: user.id,
    org_id: organizationId,
    aud: resource,
    scope: 'chat.read',
  })
  expect(refresh_token).toBeUndefined()
  await expect(client.genericGrantRequest(config, jwtBearer, { assertion })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})
