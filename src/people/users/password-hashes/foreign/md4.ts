/** The functions of the three rounds (RFC 1320 §3.4), each with its constant, shifts and order of words. */
const rounds = [
  {
    mix: (x: number, y: number, z: number) => (x & y) | (~x & z),
    constant: 0,
    shifts: [3, 7, 11, 19],
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  },
  {
    mix: (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
    constant: 0x5a827999,
    shifts: [3, 5, 9, 13],
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
  },
  {
    mix: (x: number, y: number, z: number) => x ^ y ^ z,
    constant: 0x6ed9eba1,
    shifts: [3, 9, 11, 15],
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
  },
]
const blockLength = 64

/** MD4 (RFC 1320). OpenSSL 3 has it in its legacy provider alone, which Node does not load. */
export function md4(text: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((text.length + 9) / blockLength) * blockLength)
  text.copy(padded)
  padded[text.length] = 0x80
  padded.writeBigUInt64LE(BigInt(text.length) * 8n, padded.length - 8)
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let at = 0; at < padded.length; at += blockLength) state = addBlock(state, padded.subarray(at, at + blockLength))
  const digest = Buffer.alloc(16)
  state.forEach((word, i) => {
    digest.writeUInt32LE(word, 4 * i)
  })
  return digest
}

/** HMAC (RFC 2104) with MD4. */
export function hmacMd4(key: Buffer, text: Buffer): Buffer {
  const block = Buffer.alloc(blockLength)
  const fitting = key.length > blockLength ? md4(key) : key
  fitting.copy(block)
  const padded = (byte: number) => block.map((each) => each ^ byte)
  return md4(Buffer.concat([padded(0x5c), md4(Buffer.concat([padded(0x36), text]))]))
}

type State = [number, number, number, number]

function addBlock(before: State, block: Buffer): State {
  let [a, b, c, d] = before
  for (const { mix, constant, shifts, order } of rounds)
    for (const [step, word] of order.entries()) {
      const sum = (a + mix(b, c, d) + block.readUInt32LE(4 * word) + constant) | 0
      const shift = shifts[step % 4] ?? 0
      ;[a, b, c, d] = [d, (sum << shift) | (sum >>> (32 - shift)), b, c]
    }
  return [(before[0] + a) >>> 0, (before[1] + b) >>> 0, (before[2] + c) >>> 0, (before[3] + d) >>> 0]
}
