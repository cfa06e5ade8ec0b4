/** Lines of `name = value` as a key context. A line without a value is left to the server to refuse. */
export function contextOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split('=')
      return [name.trim(), value.join('=').trim()]
    }),
  )
}

/** A key context in one line. */
export function contextInWords(context: Readonly<Record<string, string>>): string {
  return Object.entries(context)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}
