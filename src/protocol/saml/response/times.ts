import { SamlFailure, type SamlFailureCause } from '../failure.ts'
import { attributeOf } from '../xml/read.ts'
import { clockSkewSeconds } from './expectations.ts'

interface Period {
  now: Date
  early: SamlFailureCause
  late: SamlFailureCause
  endName?: string
}

/** `NotBefore` and `NotOnOrAfter` of an element, within the skew. Says by how much a clock is off. @throws SamlFailure */
export function checkPeriod(element: Element, { endName = 'NotOnOrAfter', ...period }: Period): void {
  checkMoments(timeOf(element, 'NotBefore'), timeOf(element, endName), period)
}

/** As {@link checkPeriod}, for moments that were read already. @throws SamlFailure */
export function checkMoments(begin: Date | undefined, end: Date | undefined, { now, early, late }: Period): void {
  const secondsEarly = begin === undefined ? 0 : (begin.getTime() - now.getTime()) / 1_000
  if (secondsEarly > clockSkewSeconds) throw new SamlFailure(early, { clock_off_by_seconds: Math.round(secondsEarly) })
  const secondsLate = end === undefined ? 0 : (now.getTime() - end.getTime()) / 1_000
  if (end !== undefined && secondsLate >= clockSkewSeconds) {
    throw new SamlFailure(late, { clock_off_by_seconds: Math.round(secondsLate) })
  }
}

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/

/** With a zone, a time can be of a year that has five digits in UTC, which cannot be stored. */
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** An `xs:dateTime`, in UTC if it has no zone (saml-core §1.3.3). @throws SamlFailure `invalid_time` */
export function timeOf(element: Element, name: string): Date | undefined {
  const text = attributeOf(element, name)
  if (text === undefined) return undefined
  const zoned = dateTime.exec(text)?.[2] === undefined ? `${text}Z` : text
  const time = new Date(zoned)
  if (!dateTime.test(text) || !(time.getTime() <= latest))
    throw new SamlFailure('invalid_time', { [name]: text.slice(0, 100) })
  return time
}
