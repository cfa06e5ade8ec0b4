import { connect, type Socket } from 'node:net'

/** Nothing follows it: one request at a time is on its way. */
const lastChunk = '\r\n0\r\n\r\n'

/**
 * One keep-alive HTTP/1.1 connection that has one request at a time on its way. Written on a bare socket because the load
 * generator shares the processors with what it measures: `node:http` as client takes several times the processor time
 * and would hide a part of the difference between the servers.
 */
export class Connection {
  readonly #socket: Socket
  #done: ((status: number, body: Buffer) => void) | undefined
  #received: Buffer | undefined
  #expected = -1
  #bodyStart = 0
  #status = 0

  private constructor(socket: Socket, onBroken: (error: Error) => void) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#receive(chunk)
      } catch (error) {
        onBroken(error as Error)
      }
    })
    socket.on('error', onBroken)
    socket.on('close', () => {
      if (this.#done !== undefined) onBroken(new Error('The server closed a connection before it answered.'))
    })
  }

  static open(port: number, onBroken: (error: Error) => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new Connection(socket, onBroken))
      })
    })
  }

  /** Sends the text of a whole request. `done` gets the answer, a chunked body as it came; the next request may follow at once. */
  exchange(request: string, done: (status: number, body: Buffer) => void): void {
    this.#done = done
    this.#socket.write(request)
  }

  close(): void {
    this.#done = undefined
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    const bytes = this.#received === undefined ? chunk : Buffer.concat([this.#received, chunk])
    if (this.#expected === -1) {
      const headEnd = bytes.indexOf('\r\n\r\n')
      if (headEnd === -1) {
        this.#received = bytes
        return
      }
      const head = bytes.toString('latin1', 0, headEnd)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      this.#status = Number(head.slice(9, 12))
      this.#bodyStart = headEnd + 4
      const isChunked = length === undefined && /\r\ntransfer-encoding: *chunked/i.test(head)
      if (length === undefined && !isChunked && ![204, 304].includes(this.#status))
        throw new Error(`An answer without Content-Length:\n${head}`)
      if (
        isChunked &&
        !bytes
          .subarray(this.#bodyStart - 2)
          .toString('latin1')
          .endsWith(lastChunk)
      ) {
        this.#received = bytes
        return
      }
      // A 304 may say how long the body is that it does not have (RFC 9110 §8.6).
      this.#expected = isChunked ? bytes.length : this.#bodyStart + (this.#status === 304 ? 0 : Number(length ?? 0))
    }
    if (bytes.length < this.#expected) {
      this.#received = bytes
      return
    }
    const body = bytes.subarray(this.#bodyStart, this.#expected)
    const done = this.#done
    this.#received = undefined
    this.#expected = -1
    this.#done = undefined
    done?.(this.#status, body)
  }
}
