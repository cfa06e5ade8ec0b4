import { decodeJwt } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import {
  askForTokens,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refreshed,
  refusalOf,
} from './delegation.fixture.ts'

const server = await startServer()
const { workos } = server
beforeAll(() => makeRoles(server))

test('(emu) a refresh gives the same session new tokens, and the former refresh token is refused', async () => {
  const blueprint = await makeBlueprint(server)
  const first = await delegate(server, blueprint, await makeDelegator(server))

  const second = await workos.agents.mintToken({
    agentBlueprintId: blueprint,
    type: 'refresh',
    refreshToken: first.refresh_token,
  })

  expect(second).toMatchObject({
    agentInstanceId: first.agent_instance_id,
    agentInstanceSessionId: first.agent_instance_session_id,
    newInstance: false,
    permissions: first.permissions,
  })
  expect(decodeJwt(second.accessToken).jti).not.toBe(decodeJwt(first.access_token).jti)
  expect(decodeJwt(second.accessToken).auth_time).toBe(decodeJwt(first.access_token).auth_time)
  const again = await askForTokens(server, blueprint, refreshed(first.refresh_token))
  expect(refusalOf(again)).toEqual([400, 'invalid_refresh_token'])
  expect((await askForTokens(server, blueprint, refreshed(second.refreshToken))).status).toBe(200)
})

test('(desc) the intent stays unless the refresh brings another one', async () => {
  const blueprint = await makeBlueprint(server)
  const first = await delegate(server, blueprint, await makeDelegator(server), { intent: 'One' })
  const intentOf = ({ access_token }: { access_token: string }) => decodeJwt(access_token).intent

  const second = await mint(server, blueprint, refreshed(first.refresh_token))
  expect(intentOf(second)).toEqual({ text: 'One' })
  const third = await mint(server, blueprint, refreshed(second.refresh_token, { intent: 'Two' }))
  expect(intentOf(third)).toEqual({ text: 'Two' })
})

test('(emu) a refresh token of another blueprint or environment, or of a user, is not valid', async () => {
  const [blueprint, other] = [await makeBlueprint(server), await makeBlueprint(server)]
  const ada = await makeDelegator(server)
  const { refresh_token } = await delegate(server, blueprint, ada)
  const elsewhere = await startServer()
  await makeRoles(elsewhere)
  const { email } = ada
  const user = await workos.userManagement.authenticateWithPassword({
    clientId: server.clientId,
    email,
    password: 'a sturdy long passphrase',
  })

  const refusals = [
    await askForTokens(server, other, refreshed(refresh_token)),
    await askForTokens(elsewhere, await makeBlueprint(elsewhere), refreshed(refresh_token)),
    await askForTokens(server, blueprint, refreshed(user.refreshToken)),
    await askForTokens(server, blueprint, refreshed('no token')),
    await askForTokens(server, blueprint, refreshed(`${refresh_token.slice(0, -3)}AAA`)),
  ]
  for (const refusal of refusals) expect(refusalOf(refusal)).toEqual([400, 'invalid_refresh_token'])
  expect((await askForTokens(server, blueprint, refreshed(refresh_token))).status).toBe(200)
})

test('[A-4] a refresh token from before the last one ends the session', async () => {
  const blueprint = await makeBlueprint(server)
  const first = await delegate(server, blueprint, await makeDelegator(server))
  const second = await mint(server, blueprint, refreshed(first.refresh_token))
  const third = await mint(server, blueprint, refreshed(second.refresh_token))

  const reuse = await askForTokens(server, blueprint, refreshed(first.refresh_token))
  expect(refusalOf(reuse)).toEqual([400, 'invalid_refresh_token'])
  const refusal = await askForTokens(server, blueprint, refreshed(third.refresh_token))
  expect(refusalOf(refusal)).toEqual([400, 'session_revoked'])
})
