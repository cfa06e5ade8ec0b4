// The MCP server: an API of yours that agents call. It checks what the agent may do, and so what its user may.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import express from 'express'
import { permissionsNow, requireAgent } from './agent-tokens.mjs'

const { MCP_PORT = '3336' } = process.env
const posts = ['Why we moved to Gatehouse']

const say = (text, isError = false) => ({ content: [{ type: 'text', text }], isError })

/** A server for one request: nothing of an agent is kept between them. */
function createServer() {
  const server = new McpServer({ name: 'gatehouse-example-blog', version: '1.0.0' })
  server.registerTool('read_posts', { description: 'Lists the posts.' }, ({ authInfo }) => {
    if (!authInfo.scopes.includes('posts:read')) return say('The agent may not read posts.', true)
    return say(JSON.stringify({ posts, for: authInfo.extra.userId }))
  })
  server.registerTool('publish_post', { description: 'Publishes a post.' }, async ({ authInfo }) => {
    // Cannot be undone, so what the user may do is looked at now.
    const permissions = await permissionsNow(authInfo.token)
    if (!permissions.includes('posts:publish')) return say('The agent may not publish posts.', true)
    posts.push(`By ${authInfo.extra.userId}, with the help of ${authInfo.extra.agent}`)
    return say('Published.')
  })
  return server
}

const app = express()
app.post('/mcp', requireAgent, express.json(), async (request, response) => {
  const server = createServer()
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true })
  response.on('close', () => server.close())
  await server.connect(transport)
  await transport.handleRequest(request, response, request.body)
})
app.all('/mcp', (_request, response) => response.status(405).set('Allow', 'POST').end())
app.listen(Number(MCP_PORT), () => console.log(`The MCP server listens on http://localhost:${MCP_PORT}/mcp`))
