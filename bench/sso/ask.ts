import { Agent, type IncomingHttpHeaders, request as send } from 'node:http'

const agent = new Agent({ keepAlive: true })

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request of a browser or of an application to a server on this machine. Redirects are not followed. */
export function ask(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  text = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send({ agent, host: '127.0.0.1', port, method, path, headers: { host: 'localhost', ...headers } })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    request.end(text)
  })
}
