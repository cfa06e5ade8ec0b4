import { Connection } from '../kit/connection.ts'

/** A request to a server of the run. */
export interface BenchRequest {
  method: string
  path: string
  body?: string
}

export interface Timing {
  /** From the first request to the last answer. */
  ms: number
  /** Of each request, in the order in which they were answered. */
  each: number[]
  bodies: string[]
}

const connections = 8

/**
 * Sends requests over a few connections, each as soon as one is free.
 *
 * @throws for an answer that is no success
 */
export async function sendAll(port: number, token: string, requests: readonly BenchRequest[]): Promise<Timing> {
  let broken: (error: Error) => void = () => undefined
  const failure = new Promise<never>((_, reject) => {
    broken = reject
  })
  const timing: Timing = { ms: 0, each: [], bodies: [] }
  let next = 0
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(port, broken)))
  const began = performance.now()
  const sendOn = async (connection: Connection) => {
    for (let number = next++; number < requests.length; number = next++) {
      const request = requests[number]
      if (request === undefined) return
      const sent = performance.now()
      timing.bodies[number] = await Promise.race([exchange(connection, token, request), failure])
      timing.each.push(performance.now() - sent)
    }
  }
  try {
    await Promise.all(opened.map(sendOn))
  } finally {
    for (const connection of opened) connection.close()
  }
  return { ...timing, ms: performance.now() - began }
}

function exchange(connection: Connection, token: string, { method, path, body = '' }: BenchRequest): Promise<string> {
  const text = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-type: application/scim+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  return new Promise((resolve, reject) => {
    connection.exchange(text, (status, answer) => {
      if (status >= 200 && status <= 299) resolve(answer.toString())
      else reject(new Error(`${method} ${path} was answered ${status}: ${answer}`))
    })
  })
}
