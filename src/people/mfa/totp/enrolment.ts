import { encodeQR } from 'qr'
import { totpPeriodSeconds } from '#protocol/totp/totp.ts'

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

/** A QR code as a PNG in a data URI, black on white, four pixels to a module. */
export async function qrCodeDataUri(text: string): Promise<string> {
  const { encode } = await import('fast-png')
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const size = 4 * modules.length
  // With two bits a pixel, a byte is as wide as a module.
  const rows = modules.map((row) => row.map((isDark) => (isDark ? 0x00 : 0xff)))
  const data = Uint8Array.from(rows.flatMap((row) => [row, row, row, row]).flat())
  const png = encode({ width: size, height: size, data, depth: 2, channels: 1 })
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}
