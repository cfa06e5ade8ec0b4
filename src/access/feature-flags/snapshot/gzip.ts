import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, gunzip, inflateRaw } from 'node:zlib'

/** A part of a gzip file that was compressed without its neighbours (RFC 1951, 1952), so that it can be exchanged alone. */
export interface Segment {
  readonly bytes: Buffer
  /** In bytes, of the text in UTF-8 before compression. */
  readonly length: number
  readonly crc: number
}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)
const unzip = promisify(gunzip)

/** Ends at a byte, with nothing that later segments could refer to. */
export async function compress(text: string): Promise<Segment> {
  const content = Buffer.from(text)
  const bytes = await deflate(content, { finishFlush: constants.Z_FULL_FLUSH })
  return { bytes, length: content.length, crc: crc32(content) }
}

export async function decompress({ bytes }: Segment): Promise<string> {
  return (await inflate(bytes, { finishFlush: constants.Z_SYNC_FLUSH })).toString()
}

/** Deflate, no name, no time, any system. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
/** An empty block that is the last one. */
const lastBlock = Buffer.from([3, 0])

/** One gzip file of one member, as every client reads it. */
export function join(segments: readonly Segment[]): Buffer {
  let crc = 0
  let length = 0
  for (const segment of segments) {
    crc = combine(crc, segment)
    length += segment.length
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc, 0)
  trailer.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([header, ...segments.map(({ bytes }) => bytes), lastBlock, trailer])
}

export function plain(file: Buffer): Promise<Buffer> {
  return unzip(file)
}

const polynomial = 0xedb88320

/** The checksum of a text and a segment behind it: that of the text, moved by the length of the segment. */
function combine(crc: number, segment: Segment): number {
  return (times(powerOfX(segment.length * 8), crc) ^ segment.crc) >>> 0
}

/** x to the power of n, modulo the polynomial of CRC-32, whose highest coefficient is the lowest bit. */
function powerOfX(n: number): number {
  let power = 0x80000000
  let square = 0x40000000
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = times(square, power)
    square = times(square, square)
  }
  return power
}

function times(a: number, b: number): number {
  let product = 0
  let factor = b
  for (let bit = 31; bit >= 0; bit--) {
    if ((a >>> bit) & 1) product ^= factor
    factor = factor & 1 ? (factor >>> 1) ^ polynomial : factor >>> 1
  }
  return product >>> 0
}
