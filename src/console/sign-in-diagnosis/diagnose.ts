import type { Context } from '#platform/context.ts'
import { findLastChange } from '../operator-log/index.ts'
import type { Check } from './checks/check.ts'
import { checks } from './checks/index.ts'
import { readFacts } from './facts.ts'
import { readHistory } from './history.ts'
import { findPerson } from './person.ts'
import type { DiagnoseSignIn, SignInDiagnosis } from './schemas.ts'
import { resultOf, sentenceOf } from './sentence.ts'

/**
 * What would happen if a person signed in now, and what happened before. The rules are those of a sign-in (`foreseeSignIn`).
 *
 * @throws notFound for a subject that names no one
 */
export async function diagnose(ctx: Context, given: DiagnoseSignIn): Promise<SignInDiagnosis> {
  const person = await findPerson(ctx, given.subject.trim())
  const attempts = await readHistory(ctx, person)
  const facts = await readFacts(ctx, person, given, attempts)
  const found: Check[] = []
  for (const check of checks) found.push(await check(facts))
  const { supposed, foreseen } = facts
  return {
    object: 'sign_in_diagnosis',
    user_id: person.userId ?? null,
    email: person.email ?? null,
    result: resultOf(found),
    sentence: sentenceOf(person, found, attempts),
    supposed: {
      method: supposed.method ?? null,
      organization_id: supposed.organizationId ?? null,
      ip_address: supposed.ipAddress,
      user_agent: supposed.userAgent,
    },
    steps: foreseen?.needs.map(({ need }) => need.name) ?? [],
    checks: await Promise.all(found.map((check) => toAnswer(ctx, check))),
    attempts,
  }
}

async function toAnswer(ctx: Context, { name, outcome, message, change, cure }: Check) {
  const isOpen = outcome === 'stops' || outcome === 'asks'
  const last = isOpen && change !== undefined ? await findLastChange(ctx, change) : undefined
  return {
    name,
    outcome,
    message,
    changed: last === undefined ? null : { at: last.occurred_at, by: last.actor.name, entry_id: last.id },
    cure: isOpen ? (cure ?? null) : null,
  }
}
