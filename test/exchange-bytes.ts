import { connect } from 'node:net'

/** Sends bytes as they are, over a connection of their own, and gives what comes back until the server ends it. */
export function exchangeBytes(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    const timeout = setTimeout(
      () => reject(new Error(`No answer to ${String(bytes).slice(0, 200)}; so far: ${answer}`)),
      10_000,
    )
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timeout)
      resolve(answer)
    })
    // Not ended from here: the server is asked to close, or does so of itself.
    socket.write(bytes)
  })
}
