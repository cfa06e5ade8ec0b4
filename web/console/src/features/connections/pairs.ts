export type Pair = readonly [string, string]

/** The pairs of lines such as `email = mail`. A line without both sides is left for the server to refuse, in words. */
export function pairsOf(text: string): Pair[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf('=')
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    })
}

export function linesOf(pairs: readonly Pair[]): string {
  return pairs.map(([left, right]) => `${left} = ${right}`).join('\n')
}
