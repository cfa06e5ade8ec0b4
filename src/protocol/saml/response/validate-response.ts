import { SamlFailure } from '../failure.ts'
import { assertionNamespace } from '../namespaces.ts'
import { parseXml } from '../xml/parse.ts'
import { attributeOf, childrenNamed } from '../xml/read.ts'
import { checkConditions } from './check-conditions.ts'
import { checkDestination } from './check-destination.ts'
import { checkIds } from './check-ids.ts'
import { checkIssuer } from './check-issuer.ts'
import { checkStatus } from './check-status.ts'
import { readSubject, type Subject } from './check-subject.ts'
import { decodeMessage } from './decode.ts'
import { decryptAssertion } from './decrypt-assertion.ts'
import type { Expectations } from './expectations.ts'
import { readAttributes } from './read-attributes.ts'
import { type ProviderSession, readProviderSession } from './read-authentication.ts'
import { checkSignatureShape } from './signature-shape.ts'
import { findParts, requireAssertion, requireResponse, requireVersion, signatureOf } from './structure.ts'
import { verifySignature } from './verify-signature.ts'

/** What a provider has said of a person, all of it from what was verified. */
export interface VerifiedAssertion extends Subject, ProviderSession {
  /** Is accepted once by a connection. */
  assertionId: string
  /** The values of each attribute, by its name. */
  attributes: Map<string, string[]>
}

/**
 * Validates the `SAMLResponse` field of HTTP-POST: SAML core §3.2–3.4, profiles §4.1.4, and rules S-1 to S-15 of the
 * catalog. What needs a memory is left to the caller: that `inResponseTo` names an open request of the connection (S-16), and
 * that `assertionId` is new to it (S-17).
 *
 * @throws SamlFailure with the first cause that refuses it.
 */
export function validateResponse(field: string, expected: Expectations): VerifiedAssertion {
  const text = decodeMessage(field)
  const response = parseXml(text)
  requireResponse(response)
  checkIds(response)
  checkStatus(response)
  const parts = findParts(response)
  const signedResponse = verifyIfSigned(text, response, expected)
  const envelope = signedResponse ?? response
  checkIssuer(envelope, expected.idpEntityId, false)
  checkDestination(envelope, expected.acsUrls, signedResponse !== undefined)
  const assertion = parts.isEncrypted
    ? openAssertion(encryptedIn(signedResponse) ?? parts.assertion, signedResponse !== undefined, expected)
    : (verifyIfSigned(text, parts.assertion, expected) ?? assertionIn(signedResponse))
  if (assertion === undefined) throw new SamlFailure('unsigned')
  return readAssertion(assertion, attributeOf(envelope, 'InResponseTo') ?? null, expected)
}

/** The element as it was signed; `undefined` without a signature. @throws SamlFailure for a signature that does not hold. */
function verifyIfSigned(text: string, element: Element, expected: Expectations): Element | undefined {
  const signature = signatureOf(element)
  if (signature === undefined) return undefined
  checkSignatureShape(element, signature, expected.allowSha1)
  return verifySignature(text, element, signature, expected.certificates)
}

/** An assertion that came encrypted, to which all rules apply again (S-11). */
function openAssertion(encrypted: Element, isCovered: boolean, expected: Expectations): Element | undefined {
  const text = decryptAssertion(encrypted, expected.decryptionKeys)
  const root = parseDecrypted(text)
  requireAssertion(root)
  checkIds(root)
  return verifyIfSigned(text, root, expected) ?? (isCovered ? root : undefined)
}

/** Without an authenticated cipher, whether the result is XML would tell an attacker something of the padding. */
function parseDecrypted(text: string): Element {
  try {
    return parseXml(text)
  } catch {
    throw new SamlFailure('not_decryptable')
  }
}

function assertionIn(signedResponse: Element | undefined): Element | undefined {
  return signedResponse && childrenNamed(signedResponse, assertionNamespace, 'Assertion')[0]
}

function encryptedIn(signedResponse: Element | undefined): Element | undefined {
  return signedResponse && childrenNamed(signedResponse, assertionNamespace, 'EncryptedAssertion')[0]
}

function readAssertion(assertion: Element, answered: string | null, expected: Expectations): VerifiedAssertion {
  requireVersion(assertion)
  const assertionId = attributeOf(assertion, 'ID')
  if (assertionId === undefined || assertionId === '') throw new SamlFailure('missing_id')
  checkIssuer(assertion, expected.idpEntityId, true)
  const subject = readSubject(assertion, expected)
  if (subject.inResponseTo !== answered) {
    throw new SamlFailure('in_response_to_disagrees', {
      response: answered ?? '',
      confirmation: subject.inResponseTo ?? '',
    })
  }
  checkConditions(assertion, expected)
  const session = readProviderSession(assertion, expected.now)
  return { ...subject, ...session, assertionId, attributes: readAttributes(assertion) }
}
