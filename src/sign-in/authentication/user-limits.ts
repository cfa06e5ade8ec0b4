import { codesSent } from '#messaging/mails/index.ts'
import { factorTries, listVerifiedFactors, textMessagesSent } from '#people/mfa/index.ts'
import { canonicalEmailOf, type UserRow } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { forgetTries, type LimitedSubject, readTries, type UsedTries } from '#platform/guess-limits.ts'
import { authenticationTries, countedSteps, triesAt } from './limits.ts'

/** How far the limits of a user are used up: those that tries at any step of a sign-in count against, and messages with codes. */
export async function readLimitsOfUser(ctx: Context, user: Pick<UserRow, 'id' | 'email'>): Promise<UsedTries[]> {
  return readTries(ctx, await limitsOfUser(ctx, user))
}

/** As {@link readLimitsOfUser}, for an address that may have no user. */
export function readLimitsOfAddress(ctx: Context, email: string): Promise<UsedTries[]> {
  return readTries(ctx, limitsOfAddress(email))
}

/** Lets a user try again at once, at every step. */
export async function resetLimitsOfUser(ctx: Context, user: Pick<UserRow, 'id' | 'email'>): Promise<void> {
  await forgetTries(ctx, await limitsOfUser(ctx, user))
}

function limitsOfAddress(email: string): LimitedSubject[] {
  return [authenticationTries, codesSent].map((limit) => ({ limit, subject: canonicalEmailOf(email) }))
}

async function limitsOfUser(ctx: Context, { id, email }: Pick<UserRow, 'id' | 'email'>): Promise<LimitedSubject[]> {
  const factors = await listVerifiedFactors(ctx, id)
  const phones = factors.flatMap(({ phone_number }) => phone_number ?? [])
  return [
    ...limitsOfAddress(email),
    ...countedSteps.map((step) => ({ limit: authenticationTries, subject: triesAt(step, id) })),
    ...(['email_verification', 'email_change'] as const).map((step) => ({
      limit: codesSent,
      subject: triesAt(step, id),
    })),
    ...[...phones, triesAt('radar_challenge', id)].map((subject) => ({ limit: textMessagesSent, subject })),
    ...factors.flatMap((factor) => factorTries.map((limit) => ({ limit, subject: factor.id }))),
  ]
}
