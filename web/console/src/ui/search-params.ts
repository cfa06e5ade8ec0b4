/** The texts with these names in the search of an address. */
export function textsOf<const N extends string>(
  ...names: readonly N[]
): (search: Record<string, unknown>) => { [name in N]?: string } {
  return (search) => {
    const texts: { [name in N]?: string } = {}
    for (const name of names) {
      const value = search[name]
      if (typeof value === 'string' && value !== '') texts[name] = value
    }
    return texts
  }
}

/** Changes some texts of an address's search and drops its place in a list: another question starts at its first page. */
export function changedSearch(
  changed: Readonly<Record<string, string | undefined>>,
): (search: Record<string, unknown>) => Record<string, string> {
  return ({ before: _before, after: _after, ...search }) =>
    Object.fromEntries(
      Object.entries({ ...search, ...changed }).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    )
}
