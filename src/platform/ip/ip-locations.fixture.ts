import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Value = string | number | Value[] | { [key: string]: Value }

/**
 * Writes a small database in the format of MaxMind (https://maxmind.github.io/MaxMind-DB/), of IPv4 networks.
 *
 * @param networks the location of each network, such as `198.51.100.0/24`.
 * @returns its path
 */
export function writeIpLocations(networks: Record<string, Value>, databaseType = 'Test-City'): string {
  const data: Buffer[] = []
  const nodes: [number | undefined, number | undefined][] = [[undefined, undefined]]
  /** Negative for the position of data, to distinguish it from a node. */
  const leaf = (offset: number) => -1 - offset
  for (const [network, value] of Object.entries(networks)) {
    const offset = Buffer.concat(data).length
    data.push(encode(value))
    const [address = '', length = '32'] = network.split('/')
    const bits = address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('')
      .slice(0, Number(length))
    let node = 0
    ;[...bits].forEach((bit, i) => {
      const record = nodes[node] as [number | undefined, number | undefined]
      const side = bit === '1' ? 1 : 0
      if (i === bits.length - 1) record[side] = leaf(offset)
      else {
        record[side] ??= nodes.push([undefined, undefined]) - 1
        node = record[side]
      }
    })
  }
  const tree = Buffer.alloc(nodes.length * 6)
  nodes.flat().forEach((record, i) => {
    const value = record === undefined ? nodes.length : record < 0 ? nodes.length + 16 + (-1 - record) : record
    tree.writeUIntBE(value, i * 3, 3)
  })
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: databaseType,
    description: { en: 'Made for a test' },
    ip_version: 4,
    languages: ['en'],
    node_count: nodes.length,
    record_size: 24,
  })
  const path = join(mkdtempSync(join(tmpdir(), 'ip-locations-')), 'test.mmdb')
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')])
  writeFileSync(path, Buffer.concat([tree, Buffer.alloc(16), ...data, marker, metadata]))
  return path
}

function encode(value: Value): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)])
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? uint32(value) : double(value)
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([value.length, 11 - 7]), ...value.map(encode)])
  const members = Object.entries(value)
  return Buffer.concat([control(7, members.length), ...members.flatMap(([key, each]) => [encode(key), encode(each)])])
}

/** Shorter than 29, as everything in a test is. */
function control(type: number, size: number): Buffer {
  return Buffer.from([(type << 5) | size])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return Buffer.concat([control(6, 4), bytes])
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return Buffer.concat([control(3, 8), bytes])
}
