import { isPbkdf2Digest } from '#people/users/index.ts'
import { recordOf } from '#platform/records.ts'
import type { SourcePassword } from '../records.ts'
import { textOf } from '../values.ts'

/** A password of Keycloak: both halves are JSON inside of text; files of old releases have the members beside each other. */
export function keycloakPassword(secret: Record<string, unknown>, data: Record<string, unknown>): SourcePassword {
  const algorithm = textOf(data.algorithm) ?? ''
  const hash = Buffer.from(textOf(secret.value) ?? '', 'base64')
  const salt = Buffer.from(textOf(secret.salt) ?? '', 'base64')
  const iterations = Number(data.hashIterations)
  if (algorithm === 'argon2') return argon2(data, { iterations, salt, hash })
  const digest = algorithm === 'pbkdf2' ? 'sha1' : algorithm.replace(/^pbkdf2-/, '')
  if (!algorithm.startsWith('pbkdf2') || !isPbkdf2Digest(digest))
    return { unusable: `hashes of "${algorithm}" can't be verified here` }
  return { hash: { kind: 'pbkdf2', digest, iterations, salt, hash } }
}

function argon2(
  data: Record<string, unknown>,
  { iterations, salt, hash }: { iterations: number; salt: Buffer; hash: Buffer },
): SourcePassword {
  const parameters = recordOf(data.additionalParameters ?? data.algorithmData)
  const first = (name: string, otherwise: string) => {
    const value = parameters[name]
    return textOf(Array.isArray(value) ? value[0] : value) ?? otherwise
  }
  const version = first('version', '1.3')
  if (version !== '1.3') return { unusable: `argon2 ${version} can't be verified here` }
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  const text = `$argon2${first('type', 'id')}$v=19$m=${first('memory', '7168')},t=${iterations},p=${first('parallelism', '1')}$${base64(salt)}$${base64(hash)}`
  return { hash: { kind: 'argon2', text } }
}
