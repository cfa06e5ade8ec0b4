import type { Config } from '../config/config.ts'
import type { CredentialHasher } from '../crypto/credential-hasher.ts'
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

export function createFileLinks(config: Pick<Config, 'url'>, hashCredential: CredentialHasher): FileLinks {
  const sign = (payload: string) => hashCredential(`file_link:${payload}`).toString('base64url')
  return {
    urlOf(key, { fileName, contentType, until }) {
      const payload = Buffer.from(JSON.stringify({ key, fileName, contentType, until })).toString('base64url')
      return config.url + linkPath.replace('{token}', `${payload}.${sign(payload)}`)
    },
    read(token, now) {
      const [payload = '', signature] = token.split('.')
      if (!isSame(signature, sign(payload))) return undefined
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
