import { expect } from 'vitest'
import { ScimError } from './failure.ts'

export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** A check of addresses that is enough for tests: the real one comes from the caller that reads users. */
export function isAddress(text: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(text)
}

/** What a refusal says: `400 invalidPath`, or the status alone. Any other error is thrown on. */
export function refusalOf(action: () => unknown): string | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (!(error instanceof ScimError)) throw error
    expect(error.message).not.toBe('')
    return [error.status, error.scimType].filter((part) => part !== undefined).join(' ')
  }
}
