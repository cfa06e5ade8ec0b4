import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { agentsOf } from '../agent-registrations/agent.fixture.ts'
import { isActive, makeApi, postForm } from '../oauth-server/machine.fixture.ts'

test('[T-3] a token of an agent is not exchanged: it would count for longer than the agent does', async () => {
  const server = await startServer()
  const { url, api } = server
  const agents = agentsOf(server)
  await agents.enable()
  const resource = 'https://orders.example/api'
  await api.post('/user_management/authkit_oauth_resources', { uri: resource })
  const by = await makeApi(server)
  const token = await agents.credentialFor((await agents.anonymous()).identity.assertion)
  expect(await isActive(url, by, token)).toBe(true)

  const { body } = await postForm(
    `${url}/oauth2/token`,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      resource,
    },
    { by },
  )
  expect(body.error).toBe('invalid_request')
})
