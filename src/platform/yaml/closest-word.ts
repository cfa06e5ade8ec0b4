/** The closest known word; `undefined` if none is close. */
export function closestWord(word: string, known: Iterable<string>): string | undefined {
  let closest: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(plain(word), plain(candidate), least)
    if (distance >= least) continue
    closest = candidate
    least = distance
  }
  return closest
}

/** `; did you mean …?`, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const closest = closestWord(word, known)
  return closest === undefined ? '' : `; did you mean \`${closest}\`?`
}

/** `webhook_endpoints` and `webhookEndpoints` are one word in two spellings. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\s-]/g, '')
}

/** The Levenshtein distance, exact below `limit`. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[to.length] ?? limit
}
