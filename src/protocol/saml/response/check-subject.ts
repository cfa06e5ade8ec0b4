import { oneOrSeveral, SamlFailure } from '../failure.ts'
import { findNameId, type NameId } from '../name-id.ts'
import { assertionNamespace } from '../namespaces.ts'
import { attributeOf, childrenNamed, withDescendants } from '../xml/read.ts'
import type { Expectations } from './expectations.ts'
import { checkPeriod, timeOf } from './times.ts'

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

export interface Subject extends Omit<NameId, 'nameId'> {
  /** Null if it is missing and may be. */
  nameId: string | null
  /** The request that is answered; null for a sign-in that the provider started. */
  inResponseTo: string | null
  /** Until then the assertion could come again. */
  usableUntil: Date
}

/** S-15: one bearer confirmation, for this address and this moment. @throws SamlFailure */
export function readSubject(assertion: Element, { acsUrls, allowMissingNameId, now }: Expectations): Subject {
  const encrypted = withDescendants(assertion).find(({ localName }) => /^Encrypted(ID|Attribute)$/.test(localName))
  if (encrypted !== undefined) throw new SamlFailure('encrypted_parts')
  const [subject, ...others] = childrenNamed(assertion, assertionNamespace, 'Subject')
  if (subject === undefined || others.length > 0) throw new SamlFailure('missing_subject')
  const confirmation = confirmationOf(subject)
  const recipient = attributeOf(confirmation, 'Recipient')
  const usableUntil = timeOf(confirmation, 'NotOnOrAfter')
  if (recipient === undefined || usableUntil === undefined) throw new SamlFailure('incomplete_confirmation')
  if (!acsUrls.includes(recipient)) {
    throw new SamlFailure('wrong_recipient', { found: recipient, expected: oneOrSeveral(acsUrls) })
  }
  checkPeriod(confirmation, { now, early: 'confirmation_not_yet_valid', late: 'confirmation_expired' })
  const name = findNameId(subject)
  if (name === undefined && !allowMissingNameId) throw new SamlFailure('missing_name_id')
  return {
    ...(name ?? { nameId: null, nameIdFormat: null, nameQualifier: null, spNameQualifier: null }),
    inResponseTo: attributeOf(confirmation, 'InResponseTo') ?? null,
    usableUntil,
  }
}

function confirmationOf(subject: Element): Element {
  const [confirmation, ...others] = childrenNamed(subject, assertionNamespace, 'SubjectConfirmation').filter(
    (each) => attributeOf(each, 'Method') === bearer,
  )
  if (confirmation === undefined) throw new SamlFailure('no_bearer_confirmation')
  if (others.length > 0) throw new SamlFailure('several_confirmations')
  const [data] = childrenNamed(confirmation, assertionNamespace, 'SubjectConfirmationData')
  if (data === undefined) throw new SamlFailure('incomplete_confirmation')
  return data
}
