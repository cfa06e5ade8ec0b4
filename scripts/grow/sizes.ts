export interface Size {
  users: number
  organizations: number
  /** Of organizations with an identity provider; half as many have a directory. */
  connections: number
  events: number
  auditEvents: number
  /** Further environments, each with a handful of everything. */
  neighbours: number
}

/** How much a database is filled with. Each size is ten times the one before it. */
export const sizes = {
  tiny: { users: 10_000, organizations: 200, connections: 20, events: 100_000, auditEvents: 100_000, neighbours: 5 },
  small: {
    users: 100_000,
    organizations: 2_000,
    connections: 200,
    events: 1_000_000,
    auditEvents: 1_000_000,
    neighbours: 20,
  },
  medium: {
    users: 1_000_000,
    organizations: 20_000,
    connections: 2_000,
    events: 10_000_000,
    auditEvents: 10_000_000,
    neighbours: 20,
  },
  large: {
    users: 10_000_000,
    organizations: 100_000,
    connections: 10_000,
    events: 100_000_000,
    auditEvents: 100_000_000,
    neighbours: 20,
  },
} as const satisfies Readonly<Record<string, Size>>

export type SizeName = keyof typeof sizes
export const isSizeName = (name: string): name is SizeName => name in sizes
