import type { Context, System } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'

/** What opens the portal: 190 random bits, found by a keyed hash. */
export function newPortalToken(): string {
  return randomToken(32)
}

export function hashPortalToken({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`portal_link:${token}`)
}

/** For lookups: the hashes under all keys. */
export function hashesOfPortalToken({ hashesOf }: Pick<System, 'hashesOf'>, token: string): Buffer[] {
  return hashesOf(`portal_link:${token}`)
}

/** Set-up links are shown and mailed again. */
export function sealPortalToken({ system }: Pick<Context, 'system'>, linkId: string, token: string): string {
  return system.keyring.seal(token, sealContext(linkId))
}

export function openPortalToken({ system }: Context, linkId: string, sealed: string): string {
  return system.keyring.open(sealed, sealContext(linkId)).toString()
}

/** Widgets look for `apiToken`, and post it instead of opening the link. */
export type TokenParameter = 'token' | 'apiToken'

export function portalUrl({ config }: Pick<System, 'config'>, token: string, parameter: TokenParameter): string {
  return `${config.url}/portal?${parameter}=${token}`
}

/** The token of a link, which may also stand alone. */
export function tokenIn(link: string): string {
  const parameters = URL.canParse(link) ? new URL(link).searchParams : undefined
  return parameters?.get('token') ?? parameters?.get('apiToken') ?? link
}

function sealContext(linkId: string): string {
  return `portal_link:${linkId}`
}
