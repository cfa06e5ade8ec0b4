import { crc32, deflateSync } from 'node:zlib'
import { encodeQR } from 'qr'
import { totpPeriodSeconds } from './totp.ts'

/** What fits into a QR code that phones can scan easily. */
export const uriMaxLength = 1_000

/** The address that authenticator apps take (Key URI format), with the parameters that they assume anyway. */
export function otpauthUri({ issuer, user, secret }: { issuer: string; user: string; secret: string }): string {
  const parameters = new URLSearchParams({
    secret,
    issuer,
    algorithm: 'SHA1',
    digits: '6',
    period: String(totpPeriodSeconds),
  })
  // Some apps take a plus for itself.
  const query = parameters.toString().replaceAll('+', '%20')
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(user)}?${query}`
}

/** A QR code as a PNG in a data URI, black on white. */
export function qrCodeDataUri(text: string): string {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4, scale: 4 })
  return `data:image/png;base64,${encodePng(modules).toString('base64')}`
}

/** A picture of one bit a pixel (PNG §11.2.1: greyscale, depth 1). */
function encodePng(dark: boolean[][]): Buffer {
  const width = dark[0]?.length ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(dark.length, 4)
  header[8] = 1
  const rows = dark.map((row) => {
    const bytes = Buffer.alloc(1 + Math.ceil(width / 8))
    row.forEach((isDark, x) => {
      const at = 1 + (x >> 3)
      if (!isDark) bytes[at] = (bytes[at] ?? 0) | (128 >> (x & 7))
    })
    return bytes
  })
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}
