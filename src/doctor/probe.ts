import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { TLSSocket } from 'node:tls'

/** An answer that came over the network, as any visitor gets it. */
export interface ProbeAnswer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  body: string
  /** When the certificate of the address ends; `undefined` without TLS. */
  certificateEnds: Date | undefined
}

const timeoutMs = 8_000
const mostBytes = 65_536

/** Sends one GET on a connection of its own and follows no redirect. @throws Error of Node, with its code, if there is no answer. */
export function probe(url: string, headers: Record<string, string> = {}): Promise<ProbeAnswer> {
  const request = url.startsWith('https:') ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false, signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      const { socket } = response
      const ends = socket instanceof TLSSocket ? new Date(socket.getPeerCertificate().valid_to) : undefined
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        body += chunk
        if (body.length > mostBytes) response.destroy()
      })
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, certificateEnds: ends }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}
