import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { agentsOf } from '../agent-registrations/agent.fixture.ts'

test('auth.md says how agents register in the ways that are switched on, and nothing of others, and names what is served', async () => {
  const server = await startServer()
  const { url, clientId, app } = server
  const agents = agentsOf(server)
  const issuer = `${url}/oauth2/${clientId}`
  const read = async () => {
    const response = await fetch(`${issuer}/auth.md`)
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
  expect((await read()).status).toBe(404)

  await agents.enable({
    agent_anonymous: true,
    agent_pre_claim_scopes: ['docs:read'],
    agent_post_claim_scopes: ['docs:write'],
  })
  const anonymous = await read()
  expect(anonymous).toMatchObject({ status: 200, type: 'text/markdown; charset=utf-8' })
  for (const shown of ['"type": "anonymous"', '`docs:read`', `${issuer}/agent/identity`])
    expect(anonymous.text).toContain(shown)
  for (const other of ['service_auth', 'identity_assertion', 'claim_token', 'docs:write', 'refresh'])
    expect(anonymous.text).not.toContain(other)

  await agents.enable({ agent_service_auth: true, agent_identity_assertion: true, agent_credential_type: 'api_key' })
  const { text } = await read()
  for (const shown of ['"type": "service_auth"', '"type": "identity_assertion"', '`docs:write`', 'an API key'])
    expect(text).toContain(shown)

  // Every address that it names is served, every error is one that agents get, every type one that is accepted.
  const operations = [...text.matchAll(/`(POST) (\S+)`/g)].map(([, method, address = '']) => [method, new URL(address)])
  expect(operations.length).toBeGreaterThan(5)
  for (const [method, address] of operations as [string, URL][]) {
    const path = address.pathname.replace(clientId, '{client_id}')
    expect(
      app.operations.some((each) => each.method === method && each.path === path),
      path,
    ).toBe(true)
  }
  const codes = new Set(app.operations.flatMap(({ errors }) => errors.map(({ definition }) => definition.code)))
  const named = [...text.matchAll(/`([a-z]+_[a-z_]+|expired)`/g)].map(([, word = '']) => word)
  const members = ['agent_auth', 'auth_time', 'claim_token', 'max_age']
  expect(named.filter((word) => !codes.has(word) && !members.includes(word))).toEqual([])
  const [, metadata = ''] = /`agent_auth` of (\S+)\./.exec(text) ?? []
  expect(await (await fetch(metadata)).json()).toMatchObject({ agent_auth: { skill: `${issuer}/auth.md` } })
})
