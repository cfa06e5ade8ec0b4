import '../../src/catalog.ts'
import { type Rate, requestLimits } from '#platform/config/request-limits.ts'
import { limitsOfTries } from '#platform/guess-limits.ts'
import { code, table } from './markdown.ts'

const [begin, end] = [
  '<!-- Written by `npm run generate` from the limits in the code. -->',
  '<!-- End of the limits. -->',
]

/** The guide with its table of limits as the code has them now. */
export function withLimitsTable(guide: string): string {
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The guide must have the lines ${begin} and ${end}.`)
  return `${guide.slice(0, from + begin.length)}\n\n${limitsTable()}\n${guide.slice(to)}`
}

/** All limits of the product: on requests, then on tries, each with its subject, its value and its setting. */
export function limitsTable(): string {
  const onRequests = requestLimits().map((limit) => [
    limit.counts,
    `${limit.subject}, by each process`,
    limit.usual === undefined ? 'none' : inWords(limit.usual),
    limit.setting === undefined ? 'fixed' : code(limit.setting),
  ])
  const onTries = limitsOfTries().map(({ counts, subject, limit, windowSeconds, setting }) => [
    counts,
    subject,
    windowSeconds === undefined ? `${limit} in its life` : inWords({ limit, windowSeconds }),
    setting === undefined ? 'fixed' : code(setting),
  ])
  const rows = onTries.sort((one, other) => (one.join() < other.join() ? -1 : 1))
  return table(['what is counted', 'against', 'limit', 'setting'], [...onRequests, ...rows])
}

function inWords({ limit, windowSeconds }: Rate): string {
  return `${limit.toLocaleString('en')} in ${windowSeconds === 86_400 ? 'a day' : `${windowSeconds} s`}`
}
