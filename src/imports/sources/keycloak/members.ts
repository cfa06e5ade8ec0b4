import { recordsOf, textOf } from '../../values.ts'

/** Who is in which organization: the export lists members with their organization, by username, behind or before the users. */
export interface Members {
  add(organization: Readonly<Record<string, unknown>>): void
  organizationsOf(username: string): readonly string[]
  organizationOfProvider(alias: string): string | undefined
}

export function createMembers(): Members {
  const ids: string[] = []
  // Most people are in one organization: a number takes less than a list.
  const byUsername = new Map<string, number | number[]>()
  const providers = new Map<string, string>()
  return {
    add(organization) {
      const id = organizationId(organization)
      if (id === null) return
      const at = ids.push(id) - 1
      for (const { alias } of recordsOf(organization.identityProviders)) {
        const name = textOf(alias)
        if (name !== null) providers.set(name, id)
      }
      for (const { username } of recordsOf(organization.members)) {
        const name = textOf(username)
        if (name === null) continue
        const known = byUsername.get(name)
        byUsername.set(name, known === undefined ? at : [...(typeof known === 'number' ? [known] : known), at])
      }
    },
    organizationsOf(username) {
      const found = byUsername.get(username)
      return (found === undefined ? [] : typeof found === 'number' ? [found] : found).flatMap((at) => ids[at] ?? [])
    },
    organizationOfProvider: (alias) => providers.get(alias),
  }
}

/** Files have an id, an alias or a name only. */
export function organizationId({ id, alias, name }: Readonly<Record<string, unknown>>): string | null {
  return textOf(id) ?? textOf(alias) ?? textOf(name)
}
