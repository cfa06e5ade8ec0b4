/** Official paths that are not served, with all paths below them, and what they are. The coverage page lists them. */
export const declinedPaths: Readonly<Record<string, string>> = {
  '/platform/teams': 'the reseller interface of the hosted product, which a server of one’s own has no use for',
}

/** `undefined` for a path that is not declined. */
export function findDeclined(path: string): string | undefined {
  const found = Object.entries(declinedPaths).find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))
  return found?.[1]
}
