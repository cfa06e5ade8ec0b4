import { platformErrors } from './errors.ts'

/**
 * The fields of a query or form, in their order. Percent-encodings that are broken or no UTF-8 are refused: read leniently
 * they would not come back as they were sent.
 *
 * @param part what holds the fields, for the message: `query` or `body`.
 */
export function parseUrlEncoded(text: string, part: string): URLSearchParams {
  try {
    decodeURIComponent(text)
  } catch {
    throw platformErrors.malformedBody(`The ${part} holds an invalid percent-encoding.`)
  }
  return new URLSearchParams(text)
}
