import type { Config } from '../config/config.ts'
import type { CredentialHashes } from '../crypto/credential-hasher.ts'
import { isSame } from '../crypto/is-same.ts'
import { parseInnerObject } from '../http/json-body.ts'
import type { DownloadOptions } from './storage.ts'

/** Where the server answers with files of the disk. */
export const linkPath = '/audit_logs/downloads/{token}'

export interface FileLink extends DownloadOptions {
  key: string
}

/** Addresses of files on a disk: what they open is in them, signed, so any server answers them. */
export interface FileLinks {
  urlOf(key: string, options: DownloadOptions): string
  /** The file of a token; `undefined` if the token is not ours or has expired. */
  read(token: string, now: Date): FileLink | undefined
}

export function createFileLinks(
  config: Pick<Config, 'url'>,
  { hashCredential, proofsOf }: Pick<CredentialHashes, 'hashCredential' | 'proofsOf'>,
): FileLinks {
  const signed = (payload: string) => `file_link:${payload}`
  return {
    urlOf(key, { fileName, contentType, until }) {
      const payload = Buffer.from(JSON.stringify({ key, fileName, contentType, until })).toString('base64url')
      return (
        config.url + linkPath.replace('{token}', `${payload}.${hashCredential(signed(payload)).toString('base64url')}`)
      )
    },
    read(token, now) {
      const [payload = '', signature] = token.split('.')
      const proofs = proofsOf(signed(payload)).map((proof) => proof.toString('base64url'))
      if (!proofs.some((proof) => isSame(signature, proof))) return undefined
      const { key, fileName, contentType, until } = parseInnerObject(Buffer.from(payload, 'base64url').toString()) ?? {}
      const link = {
        key: String(key),
        fileName: String(fileName),
        contentType: String(contentType),
        until: new Date(String(until)),
      }
      return link.until.getTime() > now.getTime() ? link : undefined
    },
  }
}
