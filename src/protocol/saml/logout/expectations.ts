import type { Certificate } from '../certificate.ts'
import type { MessageField } from '../message-field.ts'

/** A message about a logout as it came: the field of a form, or the query of an address. */
export type ReceivedMessage =
  | { binding: 'post'; field: MessageField; value: string }
  /** All of the query as it was sent, which is what the signature is about. */
  | { binding: 'redirect'; query: string }

/** What a logout message to one connection must be. */
export interface LogoutExpectations {
  sloUrl: string
  idpEntityId: string
  /** The certificates of the identity provider, several during a rotation. */
  certificates: readonly Certificate[]
  allowSha1: boolean
  now: Date
}
