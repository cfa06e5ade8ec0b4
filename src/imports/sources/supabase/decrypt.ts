import { createDecipheriv, hkdfSync } from 'node:crypto'
import { isRecord } from '#platform/records.ts'
import { textOf } from '../../values.ts'

const tagBytes = 16

/**
 * A column that the project may have encrypted as `{"key_id","alg":"aes-gcm-hkdf","data","nonce"}`: AES-256-GCM under a key that
 * HKDF-SHA256 derives from the project's key for the row. Other text is returned as it is.
 *
 * @param id the row's own, the info of HKDF
 * @returns `undefined` without the right key
 */
export function decrypt(stored: string, id: string, key: string | undefined): string | undefined {
  const sealed = sealedIn(stored)
  if (sealed === undefined) return stored
  if (key === undefined || sealed.alg !== 'aes-gcm-hkdf') return undefined
  const data = Buffer.from(textOf(sealed.data) ?? '', 'base64')
  if (data.length < tagBytes) return undefined
  const derived = Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64url'), Buffer.alloc(0), id, 32))
  const decipher = createDecipheriv('aes-256-gcm', derived, Buffer.from(textOf(sealed.nonce) ?? '', 'base64'))
  decipher.setAuthTag(data.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

function sealedIn(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{"')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
