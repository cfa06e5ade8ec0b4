import { failureOf } from '../failure.ts'
import { samlFailureCauses } from './failure-causes.ts'
import { logoutFailureCauses } from './logout/failure-causes.ts'

/** A message of any kind, or a document, that is refused. */
export class SamlFailure extends failureOf('SamlFailure', { ...samlFailureCauses, ...logoutFailureCauses }) {}

export type SamlFailureCause = SamlFailure['reason']

/** What was expected, as a detail. */
export function oneOrSeveral(values: readonly string[]): string | readonly string[] {
  const [first, ...others] = values
  return first !== undefined && others.length === 0 ? first : values
}
