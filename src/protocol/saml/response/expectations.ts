import type { Certificate } from '../certificate.ts'

/** What a response to one connection must be. */
export interface Expectations {
  /** The addresses that the connection is known by, each compared exactly. */
  acsUrls: readonly string[]
  spEntityIds: readonly string[]
  idpEntityId: string
  /** The certificates of the identity provider, several during a rotation. */
  certificates: readonly Certificate[]
  /** Private keys in PEM for encrypted assertions. */
  decryptionKeys: readonly string[]
  allowSha1: boolean
  /** Whether the subject may lack a NameID: the caller takes the person's id from an attribute. */
  allowMissingNameId: boolean
  now: Date
}

/** S-15. How far the clock of a provider may be off. */
export const clockSkewSeconds = 180
