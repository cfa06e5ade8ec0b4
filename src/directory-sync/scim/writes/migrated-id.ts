import type { RequestInfo } from '#platform/context.ts'
import { migratedIdMismatch } from '../errors.ts'

/**
 * The id that a resource had at another service, by `X-WorkOS-Migrated-Id`: a new resource takes it.
 *
 * @throws migratedIdMismatch if it cannot be one
 */
export function migratedId({ header }: Pick<RequestInfo, 'header'>): string | undefined {
  const id = header('x-workos-migrated-id')
  if (id === undefined || id === '') return undefined
  if (/^[\x21-\x7e]{1,255}$/.test(id)) return id
  throw migratedIdMismatch('X-WorkOS-Migrated-Id has 1 to 255 visible ASCII characters.')
}

/** @throws migratedIdMismatch if the request is for another resource than its path says */
export function checkMigratedId(request: Pick<RequestInfo, 'header'>, id: string): void {
  const migrated = migratedId(request)
  if (migrated !== undefined && migrated !== id) {
    throw migratedIdMismatch('X-WorkOS-Migrated-Id is another id than that in the path.')
  }
}
