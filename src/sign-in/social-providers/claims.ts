import { recordOf } from '#platform/records.ts'
import { cut } from '#platform/text.ts'
import type { Claims } from './provider.ts'

/** Readers for the claims of a provider: values of the wrong type are treated as absent. */

export function record(value: unknown): Claims {
  return recordOf(value)
}

export function list(value: unknown): Claims[] {
  return Array.isArray(value) ? value.map(record) : []
}

export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value !== 'string') return null
  // Only what the database can store, and no longer than a user's own input may be.
  const clean = cut(value.replaceAll('\0', '').trim(), 255)
  return clean === '' || !clean.isWellFormed() ? null : clean
}

export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2_048 || !URL.canParse(value)) return null
  return new URL(value).protocol === 'https:' ? value : null
}

export function domainOf(email: unknown): string {
  return typeof email === 'string' ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : ''
}

/** Given and family name of a provider that knows one name only: split at the first space. */
export function splitName(name: string | null): { firstName: string | null; lastName: string | null } {
  const [firstName = null, ...rest] = name?.split(/\s+/) ?? []
  return { firstName, lastName: rest.length === 0 ? null : rest.join(' ') }
}
