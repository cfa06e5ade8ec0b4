/** The tokens of a filter or path. The value of a string is without quotes and escapes. */
export type Token =
  | { kind: 'mark'; text: '(' | ')' | '[' | ']' }
  | { kind: 'word'; text: string }
  | { kind: 'string'; text: string; value: string }

const pattern = /\s*(?:(?<mark>[()[\]])|(?<string>"(?:[^"\\]|\\.)*")|(?<word>[^\s()[\]"]+))/suy

/** Divides a text, in time that grows with its length. @returns `undefined` if a string in it is malformed */
export function readTokens(text: string): Token[] | undefined {
  const tokens: Token[] = []
  const trimmed = text.trimEnd()
  pattern.lastIndex = 0
  while (pattern.lastIndex < trimmed.length) {
    const groups = pattern.exec(trimmed)?.groups
    const token = groups && toToken(groups)
    if (token === undefined) return undefined
    tokens.push(token)
  }
  return tokens
}

function toToken({ mark, string, word }: Record<string, string | undefined>): Token | undefined {
  if (mark === '(' || mark === ')' || mark === '[' || mark === ']') return { kind: 'mark', text: mark }
  if (word !== undefined) return { kind: 'word', text: word }
  return string === undefined ? undefined : stringToken(string)
}

/** A string is one of JSON (RFC 7644 §3.4.2.2). */
function stringToken(text: string): Token | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' && isStorable(value) ? { kind: 'string', text, value } : undefined
  } catch {
    return undefined
  }
}

function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed()
}
