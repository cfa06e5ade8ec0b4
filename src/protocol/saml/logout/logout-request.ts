import { SamlFailure } from '../failure.ts'
import { type NameId, readNameId } from '../name-id.ts'
import { assertionNamespace, protocolNamespace } from '../namespaces.ts'
import { checkMoments, checkPeriod, timeOf } from '../response/times.ts'
import { childrenNamed, trimmedTextOf } from '../xml/read.ts'
import type { GenuineMessage } from './genuine-message.ts'

/** What a provider asks for, all of it from what was verified. */
export interface VerifiedLogoutRequest {
  kind: 'request'
  /** Is accepted once by a connection. */
  id: string
  /** The user whose sessions end. Null if the request hides it. */
  subject: NameId | null
  /** Which sessions. None for all. */
  sessionIndexes: string[]
  /** Until then the request could come again. */
  usableUntil: Date
  relayState: string | undefined
}

/** How long after it was issued a request may still arrive: people and chains of providers take their time. */
const lifetimeMs = 600_000

/** SAML core §3.7.1. @throws SamlFailure */
export function readLogoutRequest({ root, id, relayState }: GenuineMessage, now: Date): VerifiedLogoutRequest {
  return {
    kind: 'request',
    id,
    subject: subjectOf(root),
    sessionIndexes: childrenNamed(root, protocolNamespace, 'SessionIndex').map((each) => trimmedTextOf(each) ?? ''),
    usableUntil: checkTimes(root, now),
    relayState,
  }
}

/** One identifier of three kinds. */
function subjectOf(root: Element): NameId | null {
  const found = ['NameID', 'BaseID', 'EncryptedID'].flatMap((name) => childrenNamed(root, assertionNamespace, name))
  if (found.length !== 1) throw new SamlFailure('missing_name_id')
  return found[0]?.localName === 'NameID' ? readNameId(root) : null
}

function checkTimes(root: Element, now: Date): Date {
  const issuedAt = timeOf(root, 'IssueInstant')
  if (issuedAt === undefined) throw new SamlFailure('missing_issue_instant')
  const lastMoment = new Date(issuedAt.getTime() + lifetimeMs)
  const period = { now, early: 'issued_too_early', late: 'logout_expired' } as const
  checkPeriod(root, period)
  checkMoments(issuedAt, lastMoment, period)
  const end = timeOf(root, 'NotOnOrAfter')
  return end !== undefined && end < lastMoment ? end : lastMoment
}
