import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Stands between a command and the server, and breaks one change off. */
export interface BreakingProxy {
  url: string
  /** The changes that were asked for. */
  changes(): number
}

/**
 * @param breaks the number of the change, from 1, that is answered with a 500: a command ends there, as when it is killed.
 * @param isDone whether the server has done it nevertheless
 */
export async function startBreakingProxy(target: string, breaks: number, isDone: boolean): Promise<BreakingProxy> {
  let changes = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const isChange = request.method !== 'GET'
    if (isChange) changes += 1
    const isBroken = isChange && changes === breaks
    const forward = () =>
      fetch(`${target}${request.url}`, {
        method: request.method ?? 'GET',
        headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      })
    const answer = isBroken && !isDone ? undefined : await forward()
    const text = (await answer?.text()) ?? ''
    if (isBroken) response.writeHead(500).end('{"message":"broken off"}')
    else response.writeHead(answer?.status ?? 500).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, changes: () => changes }
}
