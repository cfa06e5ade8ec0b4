// The backend: it lets an agent act for the user who calls it. Only the backend has the API key, so only it mints.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import express from 'express'
import { workos } from './gatehouse.mjs'

const { PORT = '3335', MCP_PORT = '3336', AGENT_BLUEPRINT: agentBlueprintId } = process.env
const mcp = new URL(process.env.MCP_URL ?? `http://localhost:${MCP_PORT}/mcp`)

/** Calls a tool of the MCP server as the agent. A language model would choose the tool; here the caller does. */
async function callTool(accessToken, name) {
  const client = new Client({ name: 'gatehouse-example-assistant', version: '1.0.0' })
  const requestInit = { headers: { authorization: `Bearer ${accessToken}` } }
  await client.connect(new StreamableHTTPClientTransport(mcp, { requestInit }))
  try {
    return await client.callTool({ name })
  } finally {
    await client.close()
  }
}

const app = express()

/** `Authorization` has the access token of the user, as the pages of the application send it. */
app.post('/assistant/:tool', async (request, response) => {
  const [, userAccessToken = ''] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? []
  try {
    const minted = await workos.agents.mintToken({
      agentBlueprintId,
      type: 'user_delegated',
      userAccessToken,
      intent: `Call ${request.params.tool}`,
    })
    const result = await callTool(minted.accessToken, request.params.tool).finally(() =>
      // The work is done, so the agent needs no session any more.
      workos.agents.revokeInstanceSession(minted.agentInstanceSessionId),
    )
    response.status(result.isError ? 403 : 200).json(result.content)
  } catch (error) {
    // The code of Gatehouse says why: the sign-in has ended, the user has left the organization, the role is not allowed.
    const { code } = error.rawData ?? {}
    response.status(code === undefined ? 502 : 403).json({ error: code ?? 'unavailable' })
  }
})
app.listen(Number(PORT), () => console.log(`The backend listens on http://localhost:${PORT}`))
