/** How the salt stood to the password when a salted digest was made. */
export type SaltPosition = 'prefix' | 'suffix'

/** A way of hashing passwords that another system used. */
export interface HashFormat {
  /**
   * Checks an imported hash and gives the form in which it is stored, which says by itself how it is verified.
   *
   * @throws MalformedHash
   */
  read(text: string, saltPosition: SaltPosition): string
  /** Whether a stored hash is of this format. The stored forms of two formats never overlap. */
  owns(stored: string): boolean
  /** Verifies off the event loop, against all bytes of the password unless the format says otherwise. */
  verify(stored: string, password: string): Promise<boolean>
}

/** What is wrong with an imported hash, without quoting it. */
export class MalformedHash extends Error {}

/** Reads a parameter that must be a whole number within bounds. */
export function numberIn(text: string | undefined, name: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new MalformedHash(`${name} must be a number from ${min} to ${max}`)
}
