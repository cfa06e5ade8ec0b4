/** The slug of a role with a name of another system: lower-case letters, digits, `_` and `-`, at most 48 characters. */
export function roleSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
}

/** The slug of a permission with a name of another system: as {@link roleSlug}, and it may have `:`, `.` and `*` too. */
export function permissionSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_:.*-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
}
