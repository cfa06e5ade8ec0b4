import { SamlFailure } from '../failure.ts'
import { encryption11Namespace, encryptionNamespace, signatureNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed } from '../xml/read.ts'
import type { OaepHash, OaepParameters } from './rsa-oaep.ts'

/** XML Encryption 1.0: the mask is always made with SHA-1. */
const rsaOaepMgf1p = `${encryptionNamespace}rsa-oaep-mgf1p`
/** XML Encryption 1.1: the mask function is named beside the digest. */
const rsaOaep = `${encryption11Namespace}rsa-oaep`

/** SHA-1 is no weakness here (RFC 8017 §8.1). XML Encryption and RFC 9231 name SHA-384 differently. */
const digests: Readonly<Record<string, OaepHash>> = {
  [`${signatureNamespace}sha1`]: 'sha1',
  [`${encryptionNamespace}sha256`]: 'sha256',
  [`${encryptionNamespace}sha384`]: 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  [`${encryptionNamespace}sha512`]: 'sha512',
}
const masks: Readonly<Record<string, OaepHash>> = {
  [`${encryption11Namespace}mgf1sha1`]: 'sha1',
  [`${encryption11Namespace}mgf1sha256`]: 'sha256',
  [`${encryption11Namespace}mgf1sha384`]: 'sha384',
  [`${encryption11Namespace}mgf1sha512`]: 'sha512',
}

/** A key transport that is published in our metadata. Without `mask`, the algorithm says it. */
export interface KeyTransport {
  algorithm: string
  digest: string
  mask?: string
}

/** The most preferred first. */
export const keyTransports: readonly KeyTransport[] = [
  { algorithm: rsaOaep, digest: `${encryptionNamespace}sha256`, mask: `${encryption11Namespace}mgf1sha256` },
  {
    algorithm: rsaOaep,
    digest: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
    mask: `${encryption11Namespace}mgf1sha384`,
  },
  { algorithm: rsaOaep, digest: `${encryptionNamespace}sha512`, mask: `${encryption11Namespace}mgf1sha512` },
  { algorithm: rsaOaepMgf1p, digest: `${encryptionNamespace}sha256` },
  { algorithm: rsaOaepMgf1p, digest: `${signatureNamespace}sha1` },
]

/**
 * How the key of an `EncryptedKey` is encrypted, by its `EncryptionMethod` (xmlenc-core1 §5.5.2). With `rsa-oaep-mgf1p` and
 * another digest than SHA-1 there are two answers: the mask of the standard, and that of libraries that know one hash for
 * both.
 *
 * @returns `undefined` for algorithms that are not accepted.
 */
export function readKeyTransport(encryptedKey: Element): OaepParameters[] | undefined {
  const { algorithm, digest, mask } = namesOf(encryptedKey)
  const hash = own(digests, digest ?? `${signatureNamespace}sha1`)
  if (hash === undefined) return undefined
  if (algorithm === rsaOaepMgf1p) {
    return [...new Set<OaepHash>(['sha1', hash])].map((each) => ({ digest: hash, mask: each }))
  }
  const maskHash = own(masks, mask ?? `${encryption11Namespace}mgf1sha1`)
  return algorithm === rsaOaep && maskHash !== undefined ? [{ digest: hash, mask: maskHash }] : undefined
}

/** The failure that names what the provider uses. */
export function forbiddenEncryption(dataAlgorithm: string, encryptedKey: Element): SamlFailure {
  const { algorithm, digest, mask } = namesOf(encryptedKey)
  const named = [dataAlgorithm, algorithm, digest, mask].filter((each) => each !== undefined)
  return new SamlFailure('forbidden_encryption', { algorithms: named })
}

function namesOf(encryptedKey: Element): Partial<KeyTransport> {
  const [method] = childrenNamed(encryptedKey, encryptionNamespace, 'EncryptionMethod')
  if (method === undefined) return {}
  const algorithmIn = (namespace: string, name: string) => {
    const [found] = childrenNamed(method, namespace, name)
    return found && (attributeOf(found, 'Algorithm') ?? '')
  }
  const digest = algorithmIn(signatureNamespace, 'DigestMethod')
  const mask = algorithmIn(encryption11Namespace, 'MGF')
  return {
    algorithm: attributeOf(method, 'Algorithm') ?? '',
    ...(digest === undefined ? {} : { digest }),
    ...(mask === undefined ? {} : { mask }),
  }
}

function own(names: Readonly<Record<string, OaepHash>>, name: string): OaepHash | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined
}
