export interface SeedSize {
  organizations: number
  users: number
}

/** What was put into the database before the run: all that the processes of a run need to know of it. */
export interface World {
  environmentId: string
  clientId: string
  apiKey: string
  /** What the key is looked up by, in hexadecimal. */
  keyHash: string
  /** Organizations 1 to this number, each with one domain. */
  organizations: number
  /** Users 1 to this number; each is a member of the organization of the same number and has a session in it. More users than organizations share these out. */
  users: number
  /** The present refresh token of each user's session, first user first. */
  refreshTokens: string[]
  /** An access token of the first machine, which runs for a day. */
  machineToken: string
}

export const userPassword = 'a sturdy long passphrase'

// Ids of the seed are older than any that a server makes, and each corresponds to a number.
export const seedIdBody = '01J0000000'

export function organizationId(number: number): string {
  return `org_${seedIdBody}${String(number).padStart(16, '0')}`
}

export function sessionId(number: number): string {
  return `session_${seedIdBody}${String(number).padStart(16, '0')}`
}

export function userEmail(number: number): string {
  return `user-${number}@bench.example`
}
