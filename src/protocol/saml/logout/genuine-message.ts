import { SamlFailure } from '../failure.ts'
import type { MessageField } from '../message-field.ts'
import { protocolNamespace } from '../namespaces.ts'
import { checkDestination } from '../response/check-destination.ts'
import { checkIds } from '../response/check-ids.ts'
import { checkIssuer } from '../response/check-issuer.ts'
import { decodeMessage } from '../response/decode.ts'
import { checkSignatureShape } from '../response/signature-shape.ts'
import { requireVersion, signatureOf } from '../response/structure.ts'
import { verifySignature } from '../response/verify-signature.ts'
import { parseXml } from '../xml/parse.ts'
import { attributeOf, isElement, withDescendants } from '../xml/read.ts'
import type { LogoutExpectations, ReceivedMessage } from './expectations.ts'
import { inflateMessage } from './inflate.ts'
import { decodeValue, readSignedQuery, verifySignedQuery } from './signed-query.ts'

/** A message that the provider has signed for this connection. Only its root may be read. */
export interface GenuineMessage {
  root: Element
  id: string
  field: MessageField
  relayState: string | undefined
}

/**
 * A logout message whose signature, issuer and address are verified, by the same rules as a response (S-1 to S-13). Both
 * bindings demand a signature (SAML profiles §4.4.3.1): an unsigned message would sign out anyone.
 *
 * @throws SamlFailure
 */
export function readGenuine(message: ReceivedMessage, expected: LogoutExpectations): GenuineMessage {
  const { root, ...rest } = message.binding === 'post' ? readPosted(message, expected) : readQuery(message, expected)
  requireVersion(root)
  const id = attributeOf(root, 'ID')
  if (id === undefined || id === '') throw new SamlFailure('missing_id')
  checkIssuer(root, expected.idpEntityId, true)
  checkDestination(root, [expected.sloUrl], true)
  return { root, id, ...rest }
}

type Verified = Omit<GenuineMessage, 'id'>

function readPosted(
  { field, value }: ReceivedMessage & { binding: 'post' },
  { allowSha1, certificates }: LogoutExpectations,
): Verified {
  const text = decodeMessage(value)
  const root = parseMessage(text, field)
  const signature = signatureOf(root)
  checkSignatures(root, signature)
  if (signature === undefined) throw new SamlFailure('unsigned_message')
  checkSignatureShape(root, signature, allowSha1)
  return { root: verifySignature(text, root, signature, certificates), field, relayState: undefined }
}

/** The signature is beside the message, over all of it. One inside has no place there (SAML bindings §3.4.4.1). */
function readQuery(
  { query }: ReceivedMessage & { binding: 'redirect' },
  { allowSha1, certificates }: LogoutExpectations,
): Verified {
  const signed = readSignedQuery(query)
  verifySignedQuery(signed, certificates, allowSha1)
  const root = parseMessage(inflateMessage(decodeValue(signed.message)), signed.field)
  checkSignatures(root, undefined)
  return {
    root,
    field: signed.field,
    relayState: signed.relayState === undefined ? undefined : decodeValue(signed.relayState),
  }
}

function parseMessage(text: string, field: MessageField): Element {
  const root = parseXml(text)
  const [name, cause] =
    field === 'SAMLRequest'
      ? (['LogoutRequest', 'not_a_logout_request'] as const)
      : (['LogoutResponse', 'not_a_logout_response'] as const)
  const { nodeName } = root
  if (!isElement(root, protocolNamespace, name)) throw new SamlFailure(cause, { root: nodeName })
  checkIds(root)
  return root
}

/** S-5, S-7: the one signature is that of the root, and no other message or assertion hides in it. */
function checkSignatures(root: Element, own: Element | undefined): void {
  const inside = withDescendants(root).filter((each) => each !== root)
  if (inside.some((each) => each.localName === 'Signature' && each !== own)) {
    throw new SamlFailure('misplaced_signature')
  }
  if (inside.some(({ localName }) => /^((Encrypted)?Assertion|Logout(Request|Response))$/.test(localName))) {
    throw new SamlFailure('misplaced_assertion')
  }
}
