import type { Client } from '../../applications/index.ts'
import type { LiveGrant } from '../../grants/index.ts'
import { clientMayNot, invalidOAuthRequest, invalidScope, invalidTarget } from '../errors.ts'

/** @throws clientMayNot for a machine */
export function requireSigner({ application_type }: Client): void {
  if (application_type !== 'oauth') throw clientMayNot('Machines (`m2m`) sign no one in.')
}

/** @throws invalidOAuthRequest without it */
export function required(name: string, value: string | undefined): string {
  if (value === undefined) throw invalidOAuthRequest(`\`${name}\` is missing.`)
  return value
}

/** Tokens are for what the user was asked about. @throws invalidTarget */
export function requireResource({ resource }: LiveGrant, requested: string | undefined): void {
  if (requested !== undefined && requested !== resource) throw invalidTarget()
}

/** The requested scopes, or all. @throws invalidScope for a scope that is not among them */
export function narrowScopes(scopes: readonly string[], requested: string | undefined): readonly string[] {
  if (requested === undefined) return scopes
  const wanted = new Set(requested.split(' '))
  const granted = scopes.filter((scope) => wanted.has(scope))
  if (granted.length < wanted.size) throw invalidScope()
  return granted
}
