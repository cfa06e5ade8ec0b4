/** What a limit counts, as a sentence begins; its name where this version does not know it. */
export function inWords(name: string, limits: readonly { name: string; counts: string }[]): string {
  const words = (limits.find((limit) => limit.name === name)?.counts ?? name).replaceAll('`', '')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
