/** Joins the names of classes that apply. */
export function classes(...names: readonly (string | false | undefined)[]): string | undefined {
  const applied = names.filter((name) => name !== false && name !== undefined && name !== '')
  return applied.length === 0 ? undefined : applied.join(' ')
}
