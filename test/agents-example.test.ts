import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from './free-port.ts'
import { startServer } from './server.ts'

const run = promisify(execFile)

test('in examples/agents the assistant may do what its user may: the MCP server sees a right that comes, and one that goes', async () => {
  const { url, apiKey, clientId, workos } = await startServer()
  const [port, mcpPort] = [await freePort(), await freePort()]
  const environment = {
    ...process.env,
    GATEHOUSE_URL: url,
    GATEHOUSE_ISSUER: `${url}/oauth2/${clientId}`,
    WORKOS_API_KEY: apiKey,
    WORKOS_CLIENT_ID: clientId,
    PORT: String(port),
    MCP_PORT: String(mcpPort),
  }
  const setUp = () => run(process.execPath, ['examples/agents/setup.mjs'], { env: environment })
  const { stdout } = await setUp()
  expect((await setUp()).stdout).toBe(stdout)
  const AGENT_BLUEPRINT = /^export AGENT_BLUEPRINT=(agent_blueprint_\w+)$/m.exec(stdout)?.[1] ?? ''
  for (const file of ['mcp-server', 'server']) await start(file, { ...environment, AGENT_BLUEPRINT })
  const { accessToken } = await workos.userManagement.authenticateWithPassword({
    clientId,
    email: 'bob@agents-example.example',
    password: 'a sturdy long passphrase',
  })
  const ask = async (tool: string) => {
    const headers = { authorization: `Bearer ${accessToken}` }
    const response = await fetch(`http://localhost:${port}/assistant/${tool}`, { method: 'POST', headers })
    return [response.status, JSON.stringify(await response.json())]
  }
  const setPermissions = (permissions: string[]) =>
    workos.authorization.setEnvironmentRolePermissions('reader', { permissions })

  expect(await ask('read_posts')).toEqual([200, expect.stringContaining('user_')])
  expect(await ask('publish_post')).toEqual([403, expect.stringContaining('may not publish')])
  await setPermissions(['posts:read', 'posts:publish'])
  expect(await ask('publish_post')).toEqual([200, expect.stringContaining('Published')])
  await setPermissions([])
  expect(await ask('read_posts')).toEqual([403, expect.stringContaining('may not read')])

  const { data: sessions } = await workos.agents.listInstanceSessions({ agentBlueprintId: AGENT_BLUEPRINT })
  expect(new Set(sessions.map(({ status }) => status))).toEqual(new Set(['revoked']))
  const [{ sub } = {}] = [JSON.parse(atob(accessToken.split('.')[1] ?? '')) as { sub: string }]
  for (const session of (await workos.userManagement.listSessions(String(sub))).data)
    await workos.userManagement.revokeSession({ sessionId: session.id })
  expect(await ask('read_posts')).toEqual([403, '{"error":"user_session_ended"}'])
}, 180_000)

/** Starts a part of the example, and waits until it says that it listens. */
async function start(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [`examples/agents/${file}.mjs`], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill())
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}.`))),
  ])
}
