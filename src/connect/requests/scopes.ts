import type { ApplicationRow } from '../applications/index.ts'
import { userScopes } from '../oauth-server/index.ts'

/**
 * The scopes that a request asks for, or those of its application if it names none. `undefined` if one of them belongs
 * neither to the application nor to every application.
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
