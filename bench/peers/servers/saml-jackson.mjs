// The engine of Ory Polis over PostgreSQL: SCIM requests of one directory, behind `node:http`.
import { createServer } from 'node:http'
import { controllers } from '@boxyhq/saml-jackson'

export async function start({ databaseUrl }) {
  const { directorySyncController } = await controllers({
    externalUrl: 'http://localhost',
    samlAudience: 'https://saml.example',
    samlPath: '/acs',
    scimPath: '/scim',
    db: { engine: 'sql', type: 'postgres', url: databaseUrl },
  })
  const { data: directory, error } = await directorySyncController.directories.create({
    name: 'Northwind',
    tenant: 'northwind.example',
    product: 'bench',
    type: 'generic-scim-v2',
  })
  if (error) throw new Error(error.message)
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const [, , , resourceType, resourceId] = request.url.split('/')
    const { status, data } = await directorySyncController.requests.handle({
      method: request.method,
      body: chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString()),
      directoryId: directory.id,
      apiSecret: request.headers.authorization?.slice('Bearer '.length),
      resourceType: resourceType.toLowerCase(),
      resourceId,
      query: {},
    })
    const text = JSON.stringify(data ?? {})
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    response.end(text)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: server.address().port, secret: directory.scim.secret, path: '/scim/directory' }
}
