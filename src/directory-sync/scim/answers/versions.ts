import type { RequestInfo } from '#platform/context.ts'
import { scimVersionMismatch } from '../errors.ts'

type Versioned = { version: number }

/** The version of a resource as an entity tag: a weak one, as the same version is shown with other attributes too. */
export function versionOf({ version }: Versioned): string {
  return `W/"${version}"`
}

/** @throws scimVersionMismatch if the request is for another version of the resource (RFC 7644 §3.14) */
export function checkIfMatch({ header }: Pick<RequestInfo, 'header'>, resource: Versioned): void {
  const wanted = header('if-match')
  if (wanted !== undefined && !names(wanted, resource)) throw scimVersionMismatch(versionOf(resource))
}

/** Whether the client has this version already. */
export function isKnown({ header }: Pick<RequestInfo, 'header'>, resource: Versioned): boolean {
  const known = header('if-none-match')
  return known !== undefined && names(known, resource)
}

/** Providers that lose the `W/` of a tag mean the same version. */
function names(header: string, { version }: Versioned): boolean {
  return header.split(',').some((tag) => {
    const text = tag.trim()
    return text === '*' || text.replace(/^W\//i, '') === `"${version}"`
  })
}
