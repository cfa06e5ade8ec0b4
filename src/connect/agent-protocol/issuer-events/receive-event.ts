import type { Context } from '#platform/context.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { isRecord } from '#platform/records.ts'
import {
  lockIssuer,
  type Refusal,
  type SignedMessage,
  spendMessage,
  toleratedSeconds,
  verifyMessage,
} from '../../agent-issuers/index.ts'
import { endAgentsOfSubject } from '../../agent-registrations/index.ts'
import { actingAs } from '../agent-operation.ts'
import { eventForOthers, eventKeyUnknown, eventNotAuthentic, eventOfUnknownIssuer, eventUnusable } from './errors.ts'

export const receiveEventErrors = [
  eventUnusable,
  eventOfUnknownIssuer,
  eventKeyUnknown,
  eventNotAuthentic,
  eventForOthers,
]

const type = 'secevent+jwt'

/** A user of the issuer has taken back that agents act for them. The protocol has spelled it in two ways. */
export const revokedSchemas = [
  'https://schemas.workos.com/events/agent/auth/identity/assertion/revoked',
  'https://schemas.workos.com/events/agent/identity/assertion/revoked',
]

/** How long an issuer may try to deliver an event, and how long it is remembered. */
const longestSeconds = 7 * 86_400

/**
 * Takes a security event of a trusted issuer (RFC 8417): one that takes back an assertion ends the open registrations that came by
 * the issuer for its subject, and nothing else. Types that are not known change nothing (§2.2). One that is delivered again is
 * taken again and changes nothing more (RFC 8935 §2).
 *
 * @throws eventUnusable, eventOfUnknownIssuer, eventKeyUnknown, eventNotAuthentic, eventForOthers
 */
export async function receiveEvent(ctx: Context, text: string): Promise<void> {
  const signed = await verifyMessage(ctx, text, type)
  if (typeof signed === 'string') throw refusals[signed]()
  const { events, iat } = signed.claims
  if (!isRecord(events) || Array.isArray(events)) throw eventUnusable('it has no `events`')
  if (iat < ctx.now().getTime() / 1_000 - longestSeconds) throw eventUnusable('it is older than a week')
  if (revokedSchemas.some((schema) => Object.hasOwn(events, schema))) await endAgentsOf(ctx, signed)
}

function endAgentsOf(ctx: Context, signed: SignedMessage): Promise<void> {
  const { issuer, claims } = signed
  return ctx.transaction(async (tx) => {
    if ((await lockIssuer(tx, issuer.id)) === undefined) throw eventOfUnknownIssuer()
    const rememberedUntil = new Date((claims.iat + longestSeconds + toleratedSeconds) * 1_000)
    if (!(await spendMessage(tx, signed, 'event', rememberedUntil))) return
    await endAgentsOfSubject(actingAs(tx, issuer.id), { issuerId: issuer.id, subject: claims.sub })
  })
}

const refusals: Record<Refusal, () => DomainError> = {
  malformed: () => eventUnusable(`it is no JWT of type ${type} with all claims that it needs`),
  unknown_issuer: eventOfUnknownIssuer,
  unknown_key: eventKeyUnknown,
  wrong_signature: eventNotAuthentic,
  wrong_audience: eventForOthers,
  over: () => eventUnusable('it has run out'),
}
