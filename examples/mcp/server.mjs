import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express from 'express'
import { requireAccessToken } from './access-tokens.mjs'

const { PORT = '3333', GATEHOUSE_ISSUER: issuer = 'http://localhost:4100', ACR_VALUES, MAX_AGE } = process.env
const origin = process.env.ORIGIN ?? `http://localhost:${PORT}`
/** What tokens are for: the address of the MCP endpoint, as it is registered in Gatehouse. */
const resource = `${origin}/mcp`
const scope = 'tools:use'
const metadataPath = '/.well-known/oauth-protected-resource/mcp'

/** Gatehouse describes every registered resource. Clients look for the description here, so it is passed on. */
const describedAt = new URL(
  `${new URL(issuer).pathname === '/' ? `${new URL(issuer).origin}/oauth2` : issuer}/protected_resource`,
)
describedAt.searchParams.set('resource', resource)

/** A server for one request: nothing of a user is kept between them. */
function createServer() {
  const server = new McpServer({ name: 'gatehouse-example', version: '1.0.0' })
  server.registerTool('whoami', { description: 'Tells who is signed in.' }, ({ authInfo }) => ({
    content: [{ type: 'text', text: JSON.stringify({ ...authInfo.extra, scopes: authInfo.scopes }) }],
  }))
  return server
}

const app = express()
app.get(metadataPath, async (_request, response) => {
  const description = await fetch(describedAt).catch(() => undefined)
  response.set('Access-Control-Allow-Origin', '*')
  if (description === undefined) return response.status(502).end()
  response
    .status(description.status)
    .type('json')
    .send(await description.text())
})
const demands = {
  ...(ACR_VALUES ? { acrValues: ACR_VALUES.split(' ') } : {}),
  ...(MAX_AGE ? { maxAge: Number(MAX_AGE) } : {}),
}
app.use('/mcp', await requireAccessToken({ issuer, resource, scope, metadataUrl: origin + metadataPath, ...demands }))
app.post('/mcp', express.json(), async (request, response) => {
  const server = createServer()
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true })
  response.on('close', () => server.close())
  await server.connect(transport)
  await transport.handleRequest(request, response, request.body)
})
// Without sessions there is no stream to open and none to end.
app.all('/mcp', (_request, response) => response.status(405).set('Allow', 'POST').end())
app.listen(Number(PORT), () => console.log(`The MCP server listens on ${resource}, for tokens of ${issuer}`))
