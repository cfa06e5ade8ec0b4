import { platformErrors } from '../errors.ts'

/**
 * The fields of a query or form, in order. Refuses percent-encodings that are broken or not UTF-8: a lenient reading
 * would return something else than was sent.
 *
 * @param part the source of the fields, for the message: `query` or `body`.
 */
export function parseUrlEncoded(text: string, part: string): URLSearchParams {
  try {
    if (text.includes('%')) decodeURIComponent(text)
  } catch {
    throw platformErrors.malformedBody(`The ${part} contains an invalid percent-encoding.`)
  }
  return new URLSearchParams(text)
}
