import { once } from 'node:events'
import { Client } from 'pg'

/**
 * A synchronous standby as the primary sees it: it receives the log of changes, keeps nothing of it, and says that it is on disk.
 */
export interface Standby {
  /** What it receives from now on is not confirmed, until `confirm`. */
  hold(): void
  confirm(): void
  close(): Promise<void>
}

/** @param name as in `synchronous_standby_names` */
export async function startStandby(url: string, name: string): Promise<Standby> {
  const client = new Client({ connectionString: url, application_name: name, replication: 'true' } as object)
  client.on('error', () => undefined)
  await client.connect()
  const { connection } = client
  const { rows } = await client.query<{ xlogpos: string }>('IDENTIFY_SYSTEM')
  const start = rows[0]?.xlogpos ?? ''
  let received = positionOf(start)
  let isHeld = false
  const confirm = () => {
    const reply = Buffer.alloc(34)
    reply.write('r')
    for (const at of [1, 9, 17]) reply.writeBigUInt64BE(received, at)
    connection.sendCopyFromChunk(reply)
  }
  connection.on('copyData', ({ chunk }) => {
    // Of data: where it begins. Of a sign of life: where the log ends.
    if (chunk[0] === 'w'.charCodeAt(0)) received = chunk.readBigUInt64BE(1) + BigInt(chunk.length - 25)
    if (!isHeld) confirm()
  })
  client.query(`START_REPLICATION PHYSICAL ${start}`).catch(() => undefined)
  await once(connection, 'replicationStart')
  // A standby is synchronous once it has said where it is, and a server that writes nothing has nothing to send.
  confirm()
  return {
    hold() {
      isHeld = true
    },
    confirm() {
      isHeld = false
      confirm()
    },
    async close() {
      connection.stream.destroy()
      await client.end().catch(() => undefined)
    },
  }
}

/** @param text such as `0/1A2B3C4D` */
function positionOf(text: string): bigint {
  const [high = '', low = ''] = text.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}

/** Members of the driver that its types omit. */
declare module 'pg' {
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void
    on(event: 'copyData', listener: (message: { chunk: Buffer }) => void): this
  }
}
