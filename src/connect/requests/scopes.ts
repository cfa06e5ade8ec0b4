import type { ApplicationRow } from '../applications/index.ts'
import { userScopes } from '../oauth-server/index.ts'

/**
 * The scopes that a request asks for, or those of its application where it names none. `undefined` when one of them is neither
 * the application's nor for every application.
 */
export function requestedScopes(
  { scopes }: Pick<ApplicationRow, 'scopes'>,
  scope: string | undefined,
): string[] | undefined {
  if (scope === undefined) return scopes
  const wanted = [...new Set(scope.split(' ').filter((each) => each !== ''))]
  const allowed = new Set<string>([...userScopes, ...scopes])
  return wanted.every((each) => allowed.has(each)) ? wanted : undefined
}
