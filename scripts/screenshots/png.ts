// Makes a screenshot about a third of its size: flat pages need a palette, not three bytes a pixel.
import { deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE_LENGTH = 8

/** Re-encodes an 8-bit RGB PNG, as Chromium writes it, with the `size` commonest colours. Anything else is returned as it is. */
export function withPalette(png: Buffer, size = 192): Buffer {
  const chunks = readChunks(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (header?.[8] !== 8 || header[9] !== 2) return png
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const pixels = unfilter(
    inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))),
    width,
    height,
  )

  const counts = new Map<number, number>()
  for (let i = 0; i < pixels.length; i += 3) {
    const color = pixels.readUIntBE(i, 3)
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, size)
    .map(([color]) => color)
  const index = new Map([...counts.keys()].map((color) => [color, nearest(palette, color)]))

  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = index.get(pixels.readUIntBE((y * width + x) * 3, 3)) ?? 0
  }
  const indexed = Buffer.from(header)
  indexed[9] = 3
  return Buffer.concat([
    png.subarray(0, SIGNATURE_LENGTH),
    chunk('IHDR', indexed),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function nearest(palette: readonly number[], color: number): number {
  let best = 0
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [i, candidate] of palette.entries()) {
    const red = (candidate >> 16) - (color >> 16)
    const green = ((candidate >> 8) & 255) - ((color >> 8) & 255)
    const blue = (candidate & 255) - (color & 255)
    const distance = red * red + green * green + blue * blue
    if (distance < bestDistance) [best, bestDistance] = [i, distance]
  }
  return best
}

function readChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks = []
  for (let at = SIGNATURE_LENGTH; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

/** `zlib.crc32` needs Node 22. */
function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** Undoes the five filters of PNG 1.2, §6, three bytes a pixel. */
function unfilter(rows: Buffer, width: number, height: number): Buffer {
  const stride = width * 3
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x < 3 ? 0 : (pixels[y * stride + x - 3] ?? 0)
      const up = y === 0 ? 0 : (pixels[(y - 1) * stride + x] ?? 0)
      const corner = x < 3 || y === 0 ? 0 : (pixels[(y - 1) * stride + x - 3] ?? 0)
      const predicted = predict(filter, left, up, corner)
      pixels[y * stride + x] = (rows[y * (stride + 1) + 1 + x] ?? 0) + predicted
    }
  }
  return pixels
}

function predict(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
