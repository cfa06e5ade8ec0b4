import type { IncomingHttpHeaders } from 'node:http'

/** A document is not read more often than that, whatever it says: everyone who knows its address can have it read. */
const leastSeconds = 300
/** At least this often, so that what an application withdraws ends. */
const mostSeconds = 86_400

/** How long a document stays fresh, by the headers of its response (RFC 9111 §4.2), within bounds. */
export function freshSeconds(headers: IncomingHttpHeaders, now: Date): number {
  return Math.min(Math.max(lifetimeOf(headers, now) - secondsOf(headers.age), leastSeconds), mostSeconds)
}

function lifetimeOf({ 'cache-control': control = '', expires, date }: IncomingHttpHeaders, now: Date): number {
  const directives = new Map(
    control.split(',').map((each) => {
      const [name = '', value = ''] = each.trim().toLowerCase().split('=')
      return [name, value.replaceAll('"', '')]
    }),
  )
  if (directives.has('no-store') || directives.has('no-cache')) return 0
  const given = directives.get('s-maxage') ?? directives.get('max-age')
  if (given !== undefined) return secondsOf(given)
  const end = Date.parse(expires ?? '')
  const begin = Date.parse(date ?? '')
  return Number.isNaN(end) ? 0 : (end - (Number.isNaN(begin) ? now.getTime() : begin)) / 1_000
}

function secondsOf(text: string | undefined): number {
  return /^\d{1,10}$/.test(text ?? '') ? Number(text) : 0
}
