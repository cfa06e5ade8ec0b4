import { isRecord } from '#platform/records.ts'
import { RowRefused } from './records.ts'

/** Trimmed text, or null for nothing. A number is text: ids come as both. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

/** @throws RowRefused for a row without the text */
export function requiredText(value: unknown, name: string): string {
  const text = textOf(value)
  if (text === null) throw new RowRefused('missing_id', `\`${name}\` is missing.`)
  return text
}

/** What files of the sources write for yes. Everything else is no: an address is verified only where the source says so. */
export function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(true|t|yes|y|1)$/i.test(value.trim()))
}

/** Entries of a list that are objects. */
export function recordsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** Texts of a list, or of one text with separators. */
export function textsOf(value: unknown, separator: string | RegExp = ','): string[] {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(separator) : []
  return parts.map(textOf).filter((text) => text !== null)
}

/** JSON inside of a text, or the value itself; an empty object for anything else. @throws RowRefused for text that is not JSON */
export function jsonIn(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'string') return isRecord(value) ? value : {}
  if (value.trim() === '') return {}
  try {
    const parsed: unknown = JSON.parse(value)
    return isRecord(parsed) ? parsed : {}
  } catch {
    throw new RowRefused('broken_json', `\`${name}\` is not JSON.`)
  }
}

/** ISO 8601, `2024-05-01 10:00:00.1+00` of SQL, or a date. Without a zone it is UTC. */
export function isoTime(value: unknown): Date | null {
  const text = textOf(value)
  if (text === null) return null
  const [, date, time, zone = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(text) ?? []
  if (date === undefined) return null
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.replace(':', '').slice(3, 5) || '00'}` : 'Z'
  return valid(new Date(`${date}T${withMilliseconds(time ?? '00:00:00')}${offset}`))
}

/** A time from milliseconds since 1970, as a number or as text; null for anything else. */
export function fromUnixMilliseconds(value: unknown): Date | null {
  const text = textOf(value)
  return text !== null && /^\d{1,15}(\.\d+)?$/.test(text) ? valid(new Date(Math.floor(Number(text)))) : null
}

/** A time from seconds since 1970, which may have decimals; null for anything else. */
export function fromUnixSeconds(value: unknown): Date | null {
  const text = textOf(value)
  return text !== null && /^\d{1,12}(\.\d+)?$/.test(text) ? valid(new Date(Math.floor(Number(text) * 1_000))) : null
}

function withMilliseconds(time: string): string {
  const [clock = '', fraction = ''] = time.split('.')
  const seconds = clock.length === 5 ? `${clock}:00` : clock
  return fraction === '' ? seconds : `${seconds}.${fraction.slice(0, 3)}`
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date
}
