/** The full name of a user; undefined where none is known. */
export function nameOf(user: {
  first_name: string | null
  last_name: string | null
  name?: string | null
}): string | undefined {
  const parts = [user.first_name, user.last_name].filter((part) => part !== null && part !== '')
  return user.name ?? (parts.length === 0 ? undefined : parts.join(' '))
}
