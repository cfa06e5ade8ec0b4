import type { SoughtChange } from '../../operator-log/index.ts'
import type { Facts } from '../facts.ts'
import type { CheckName, Cure, Outcome } from '../schemas.ts'

/** One thing that a sign-in depends on. */
export interface Check {
  name: CheckName
  outcome: Outcome
  /** In a sentence, for an operator. The person who signs in never sees it. */
  message: string
  /** What in the operator log may have led to it. */
  change?: SoughtChange
  cure?: Cure
}

export type CheckOf = (facts: Facts) => Check | Promise<Check>

const settingsUpdate = 'gatehouse.environments.sign_in_settings.update'

/** A change of a sign-in setting. */
export function ofSetting(member: string): SoughtChange {
  return { operations: [settingsUpdate], member }
}

/** The need of the supposed sign-in with a name. */
export function needOf<N extends NeedName>(facts: Facts, name: N) {
  const found = facts.foreseen?.needs.find(({ need }) => need.name === name)
  return found as FoundNeed<N> | undefined
}

type ForeseenNeed = NonNullable<Facts['foreseen']>['needs'][number]
type NeedName = ForeseenNeed['need']['name']
type FoundNeed<N extends NeedName> = Omit<ForeseenNeed, 'need'> & { need: Extract<ForeseenNeed['need'], { name: N }> }

/** What a check answers where no sign-in could be supposed, or where it ends before. */
export function untested(facts: Facts, name: CheckName): Check | undefined {
  if (facts.person.user === undefined)
    return { name, outcome: 'not_tested', message: 'There is no user whose sign-in could be looked at.' }
  if (facts.foreseen === undefined)
    return { name, outcome: 'not_tested', message: 'There is no way to sign in that could be looked at.' }
  return undefined
}

/** What a check after Radar answers where {@link untested} does, or where Radar blocks the sign-in. */
export function unreached(facts: Facts, name: CheckName): Check | undefined {
  if (needOf(facts, 'radar_block') !== undefined)
    return { name, outcome: 'not_tested', message: 'Radar ends the sign-in before.' }
  return untested(facts, name)
}
