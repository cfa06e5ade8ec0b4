import { createServer, type IncomingMessage } from 'node:http'
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
  const url = await startProxy(async (request, forward) => {
    const isChange = request.method !== 'GET'
    if (isChange) changes += 1
    if (!isChange || changes !== breaks) return forward()
    if (isDone) await forward()
    return { status: 500, text: '{"message":"broken off"}' }
  }, target)
  return { url, changes: () => changes }
}

/** Stands for a server of an earlier release, which has no such path. @returns its address */
export function startLackingProxy(target: string, path: string): Promise<string> {
  const missing = { status: 404, text: '{"message":"There is no operation.","code":"route_not_found"}' }
  return startProxy(async (request, forward) => (request.url?.startsWith(path) ? missing : forward()), target)
}

interface Answer {
  status: number
  text: string
}

async function startProxy(
  answerTo: (request: IncomingMessage, forward: () => Promise<Answer>) => Promise<Answer>,
  target: string,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const forward = async () => {
      const answer = await fetch(`${target}${request.url}`, {
        method: request.method ?? 'GET',
        headers: { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' },
        ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
      })
      return { status: answer.status, text: await answer.text() }
    }
    const { status, text } = await answerTo(request, forward)
    response.writeHead(status).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return `http://localhost:${port}`
}
