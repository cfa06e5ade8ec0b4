export interface Size {
  users: number
  organizations: number
  events: number
}

/** How much a database is filled with. */
export const sizes: Readonly<Record<string, Size>> = {
  small: { users: 1_000, organizations: 100, events: 10_000 },
  medium: { users: 10_000, organizations: 1_000, events: 100_000 },
  large: { users: 100_000, organizations: 10_000, events: 1_000_000 },
}
