import type { Context } from '#platform/context.ts'
import { randomCrockford } from '#platform/ids.ts'
import {
  type ProviderAssertion,
  type ProviderResponse,
  writeDenial,
  writeResponse,
} from '#protocol/saml/identity-provider/response.ts'
import type { Failure } from './failures.ts'
import { testProviderUrl } from './test-organization.ts'

/** Whom the provider knows, as its form says. */
export interface TestPerson {
  email: string
  firstName: string
  lastName: string
  groups: readonly string[]
}

export interface AnswerTarget {
  acsUrl: string
  spEntityId: string
  inResponseTo: string | undefined
}

export interface TestAnswer {
  xml: string
  isSigned: boolean
}

const anHour = 3_600_000

/** Answers like a real provider, or like one that is not set up well. */
export function writeAnswer(
  ctx: Context,
  { spEntityId, ...target }: AnswerTarget,
  person: TestPerson,
  failure?: Failure,
): TestAnswer {
  const response: ProviderResponse = {
    id: newId(),
    idpEntityId: testProviderUrl(ctx.system),
    ...target,
    issuedAt: failure === 'expired' ? new Date(ctx.now().getTime() - anHour) : ctx.now(),
  }
  if (failure === 'denied') return { xml: writeDenial(response), isSigned: true }
  const assertion: ProviderAssertion = {
    id: newId(),
    spEntityId: failure === 'wrong_audience' ? 'https://another-application.example' : spEntityId,
    nameId: failure === 'missing_email' ? 'a-person-without-email' : person.email,
    attributes: attributesOf(person, failure),
    validSeconds: 300,
  }
  return { xml: writeResponse(response, assertion), isSigned: failure !== 'unsigned' }
}

function attributesOf(
  { email, firstName, lastName, groups }: TestPerson,
  failure: Failure | undefined,
): ProviderAssertion['attributes'] {
  return {
    ...(failure === 'missing_email' ? {} : { email: [email] }),
    ...(firstName === '' ? {} : { firstName: [firstName] }),
    ...(lastName === '' ? {} : { lastName: [lastName] }),
    ...(groups.length === 0 ? {} : { groups }),
  }
}

/** An XML name, as an ID has to be. */
function newId(): string {
  return `_${randomCrockford(26)}`
}
