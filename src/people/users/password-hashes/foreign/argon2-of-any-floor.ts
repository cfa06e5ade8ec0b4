import { readBase64, toBase64 } from '../base64.ts'
import { MalformedHash, numberIn } from '../hash-format.ts'
import { splitPhc } from '../phc.ts'

/** Memory in KiB times passes: what the API admits at most. */
const mostWork = 262_144 * 5

/**
 * Checks an argon2 hash of version 19 with any memory up to the API's bound, also below its floor: Keycloak's default is 7 MiB
 * with five passes, others go down to 1 MiB. Verified by the platform's hasher.
 *
 * @throws MalformedHash, by name for version 16, which the hasher doesn't compute
 */
export function readArgon2OfAnyFloor(text: string): string {
  const { id, parameters, values } = splitPhc(text, ['v', 'm', 't', 'p'])
  if (!['argon2id', 'argon2i', 'argon2d'].includes(id))
    throw new MalformedHash('it must start with $argon2id$, $argon2i$ or $argon2d$')
  if (parameters.get('v') !== '19')
    throw new MalformedHash('it is of argon2 1.0 (v=16). Only version 1.3 (v=19) can be verified')
  const m = numberIn(parameters.get('m'), 'm', 8, 262_144)
  const t = numberIn(parameters.get('t'), 't', 1, 1_000)
  const p = numberIn(parameters.get('p'), 'p', 1, 16)
  if (m * t > mostWork || m < 8 * p) throw new MalformedHash('its parameters cost too much, or contradict each other')
  const [salt = '', hash = '', ...more] = values
  if (more.length > 0) throw new MalformedHash('it has parts that are not known')
  const saltText = toBase64(readBase64(salt, 'the salt', { min: 8, max: 64 }))
  const hashText = toBase64(readBase64(hash, 'the hash', { min: 16, max: 64 }))
  return `$${id}$v=19$m=${m},t=${t},p=${p}$${saltText}$${hashText}`
}
