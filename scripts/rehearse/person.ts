/** Someone in an export that was made up. */
export interface Person {
  /** Counts from 0. */
  n: number
  name: string
  email: string
  /** The Base32 secret of an authenticator app. */
  totpSecret?: string
  isBlocked: boolean
}

/** People of whom one in ten has an authenticator app and one in a hundred is blocked. */
export function makePeople(run: string, count: number): Person[] {
  return Array.from({ length: count }, (_, n) => ({
    n,
    name: `Person ${n}`,
    email: `person-${n}@${run}.example`,
    ...(n % 10 === 1 ? { totpSecret: 'I5SXUTSIMNVEY6TSMNIHMSSXIVIWERTZ' } : {}),
    isBlocked: n % 100 === 99,
  }))
}

/** So many people are in one organization. */
export const inOrganization = 50

export function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
