import { createSocket, type RemoteInfo } from 'node:dgram'

/** A TXT record: one string, or the strings it is split into. */
export type TxtRecord = string | string[]

/** What the server does with a TXT question: records, the code of a failure, or silence. */
export type TxtAnswer = TxtRecord[] | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'silence'

export interface DnsServer {
  /** `address:port`, as resolvers take it. */
  address: string
  /** The names asked for so far, in lower case. */
  questions: string[]
  /** Sets what is answered for a name from now on. A name that was never set does not exist. */
  set(name: string, answer: TxtAnswer): void
  /** Names the servers of a zone. */
  delegate(zone: string, servers: readonly string[]): void
  close(): Promise<void>
}

const typeNs = 2
const typeTxt = 16
const responseCodes = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 }

/**
 * An authoritative DNS server on loopback over UDP (RFC 1035), for TXT and NS: another type has no data. Answers must
 * fit into one datagram, there is no TCP.
 */
export async function startDnsServer(records: Record<string, TxtAnswer> = {}): Promise<DnsServer> {
  const answers = new Map(Object.entries(records).map(([name, answer]) => [name.toLowerCase(), answer]))
  const zones = new Map<string, readonly string[]>()
  const questions: string[] = []
  const socket = createSocket('udp4')

  socket.on('message', (query: Buffer, peer: RemoteInfo) => {
    const { name, end } = readName(query)
    const type = query.readUInt16BE(end)
    questions.push(name)
    const isZone = type === typeNs && zones.has(name)
    const answer = answers.get(name) ?? (isZone ? [] : 'NXDOMAIN')
    if (answer === 'silence') return
    const texts = typeof answer !== 'string' && type === typeTxt ? answer.map(txtRecord) : []
    const found = isZone ? (zones.get(name) ?? []).map(nsRecord) : texts
    const header = Buffer.alloc(12)
    query.copy(header, 0, 0, 2)
    // Response, authoritative, recursion desired and available.
    header.writeUInt16BE(0x8580 | (typeof answer === 'string' ? responseCodes[answer] : 0), 2)
    header.writeUInt16BE(1, 4)
    header.writeUInt16BE(found.length, 6)
    socket.send(Buffer.concat([header, query.subarray(12, end + 4), ...found]), peer.port, peer.address)
  })

  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    questions,
    set: (name, answer) => answers.set(name.toLowerCase(), answer),
    delegate: (zone, servers) => zones.set(zone.toLowerCase(), servers),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

/** The name of the only question, and where its type begins. */
function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let position = 12
  for (;;) {
    const length = query.readUInt8(position)
    position += 1
    if (length === 0) return { name: labels.join('.').toLowerCase(), end: position }
    labels.push(query.toString('latin1', position, position + length))
    position += length
  }
}

/** For the name of the question (a pointer to it), class IN, not to be cached. */
function txtRecord(record: TxtRecord): Buffer {
  const strings = [record].flat().map((text) => Buffer.from(text))
  return recordOf(typeTxt, Buffer.concat(strings.flatMap((text) => [Buffer.from([text.length]), text])))
}

function nsRecord(server: string): Buffer {
  const labels = server.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)])
  return recordOf(typeNs, Buffer.concat([...labels, Buffer.from([0])]))
}

function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.from('c00c0000000100000000', 'hex')
  head.writeUInt16BE(type, 2)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length)
  return Buffer.concat([head, length, data])
}
