import { errorMessage } from '../error-code.ts'
import { isRecord } from '../records.ts'
import { platformErrors } from './errors.ts'
import { parseUrlEncoded } from './request/url-encoded.ts'

const maxDepth = 64
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Parses a JSON body. Refused: invalid UTF-8, a byte order mark, nesting beyond 64 levels (found before the parser
 * recurses), NUL characters and unpaired surrogates, and keys named `__proto__`.
 *
 * @returns `undefined` for an empty body, which the official SDK sends with some POSTs.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  const text = decode(bytes)
  if (text.charCodeAt(0) === 0xfeff)
    throw platformErrors.malformedBody('The body starts with a byte order mark. Send plain UTF-8.')
  if (exceedsDepth(text)) throw platformErrors.malformedBody(`The body is nested deeper than ${maxDepth} levels.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw platformErrors.malformedBody(`The body is not valid JSON${placeOf(error, text)}.`)
  }
  // Valid UTF-8 without escapes contains no surrogates and, inside a JSON string, no NUL.
  if (text.includes('\\u') || text.includes('__proto__')) refuseBadText(value)
  return value
}

/** Parses `application/x-www-form-urlencoded`. A repeated field is refused rather than guessed at. */
export function parseFormBody(bytes: Buffer): Record<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of parseUrlEncoded(decode(bytes), 'body')) {
    if (fields.has(name)) throw platformErrors.malformedBody(`The field ${JSON.stringify(name)} is given twice.`)
    fields.set(name, value)
  }
  const body = Object.fromEntries(fields)
  refuseBadText(body)
  return body
}

/** Text that is the whole body, without the white space around it. */
export function parseTextBody(bytes: Buffer): string {
  const text = decode(bytes).trim()
  refuseBadText(text)
  return text
}

/**
 * Parses JSON that stands inside of something else, such as a token or a form field, where no schema sees it. `undefined`
 * for what a body would be refused for, and for what is no object.
 */
export function parseInnerObject(text: string): Record<string, unknown> | undefined {
  if (exceedsDepth(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && !Array.isArray(value) && isStorable(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a text can be stored and comes back unchanged. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Where the parser stopped, if it says so. What stands there may be part of a secret, and is not shown. */
function placeOf(error: unknown, text: string): string {
  const message = errorMessage(error)
  if (message === 'Unexpected end of JSON input') return ': it ends too early'
  // A message that repeats some of the body has it in quotation marks, and gives no position.
  const [, position] = /^[^"]* in JSON at position (\d+)/.exec(message) ?? []
  if (position === undefined) return ''
  const lines = text.slice(0, Number(position)).split('\n')
  return `: see line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw platformErrors.malformedBody('The body is not valid UTF-8.')
  }
}

function exceedsDepth(text: string): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === backslash) i++
      else if (char === quote) inString = false
    } else if (char === quote) inString = true
    else if (char === openBrace || char === openBracket) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (char === closeBrace || char === closeBracket) depth -= 1
  }
  return false
}

const quote = 0x22
const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

function refuseBadText(value: unknown): void {
  if (!isStorable(value)) throw badText()
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (Array.isArray(value)) return value.every(isStorable)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(
    ([key, member]) => key !== '__proto__' && isStorableText(key) && isStorable(member),
  )
}

const badText = () =>
  platformErrors.invalidRequest([
    {
      field: 'body',
      code: 'text_not_allowed',
      message:
        'The body contains a NUL character, an unpaired surrogate or a key named `__proto__`. Send text without them.',
    },
  ])
