import type { TSchema } from 'typebox'
import { isSecret } from './marks.ts'
import { membersOf } from './schema-parts.ts'

/**
 * Names, in lower case, of members whose text gives access to something. A name that is a secret in one schema is
 * treated as one everywhere.
 */
export type SecretNames = ReadonlySet<string>

/** Headers and protocol members, and what is sent by mistake: none of our schemas has them. */
const foreignNames = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api_key',
  'secret_key',
  'private_key',
  'passphrase',
  'otp',
  'id_token',
  'assertion',
  'client_assertion',
  'subject_token',
  'actor_token',
  'signature',
  'samlrequest',
  'samlresponse',
]

/** What is a secret by its form, wherever it stands. */
export const secretForms: readonly RegExp[] = [
  /\b(?:sk|whsec)_\w+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /otpauth:[^\s"<>]+/g,
  // Matches even if it is cut off.
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
]

/** The replacement of a secret. */
export const redacted = '[redacted]'

/** The names of all members that schemas mark as secret, and those that are secrets by definition. */
export function secretNamesOf(schemas: readonly (TSchema | undefined)[]): SecretNames {
  const members = schemas.flatMap((schema) => (schema === undefined ? [] : membersOf(schema)))
  const marked = members.filter(({ parts }) => parts.some(isSecret)).map(({ path }) => path.at(-1) ?? '')
  return new Set([...foreignNames, ...marked.map((name) => name.toLowerCase())])
}

/** Whether a member of the schema is marked as secret, at any depth. */
export function holdsSecret(schema: TSchema | undefined): boolean {
  return schema !== undefined && membersOf(schema).some(({ parts }) => parts.some(isSecret))
}

export function isSecretName(name: string, names: SecretNames): boolean {
  return names.has(name.toLowerCase())
}
