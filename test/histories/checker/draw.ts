import { type Call, isUnknown, type Model } from './model.ts'
import { checkHistory } from './search.ts'
import type { Anomaly } from './shrink.ts'

/** A call in a drawing. Places are ranks of begins and ends: a millisecond and a minute look alike. */
interface Bar {
  readonly client: number
  readonly from: number
  /** The last rank of all where the outcome is unknown. */
  readonly to: number
  readonly isUnknown: boolean
  /** Whether it has no place in the longest order that the model accepts. */
  readonly isRefused: boolean
  readonly text: string
}

export interface Drawing {
  readonly title: string
  /** What the object was before. */
  readonly initial: string
  readonly bars: readonly Bar[]
  /** How many ranks there are. */
  readonly width: number
}

/** @param describe a call in a few words, such as `refresh 2: refused`. */
export function drawAnomaly<State, Input, Output>(
  title: string,
  model: Model<State, Input, Output>,
  { initial, calls }: Anomaly<State, Input, Output>,
  describe: (call: Call<Input, Output>) => string,
): Drawing {
  const placed = new Set(checkHistory({ ...model, initial }, calls).longest)
  const times = [...new Set(calls.flatMap(({ beganAt, endedAt }) => [beganAt, endedAt]))].sort((a, b) => a - b)
  const rank = new Map(times.map((time, i) => [time, i]))
  const bars = calls.map((call, place) => ({
    client: call.client,
    from: rank.get(call.beganAt) ?? 0,
    to: rank.get(call.endedAt) ?? times.length - 1,
    isUnknown: isUnknown(call),
    isRefused: !isUnknown(call) && !placed.has(place),
    text: describe(call),
  }))
  return { title, initial: JSON.stringify(initial), bars, width: Math.max(times.length - 1, 1) }
}

/** A line for each call: time goes to the right, `?` is an outcome that the client never learnt, `!` a refused call. */
export function toText({ title, initial, bars, width }: Drawing): string {
  const scale = Math.max(1, Math.floor(48 / width))
  const lines = bars.map(({ client, from, to, isUnknown, isRefused, text }) => {
    const bar = `${' '.repeat(from * scale)}[${'-'.repeat(Math.max((to - from) * scale - 1, 0))}${isUnknown ? '?' : ']'}`
    return `${isRefused ? '!' : ' '} ${`client ${client}`.padEnd(10)} ${bar.padEnd(width * scale + 3)} ${text}`
  })
  return [title, `  before: ${initial}`, ...lines].join('\n')
}

const lane = 34
const left = 86
const right = 20
const top = 56

/** One lane for each client. It is readable on light and on dark pages, since it brings its own ground. */
export function toSvg({ title, initial, bars, width }: Drawing): string {
  const clients = [...new Set(bars.map(({ client }) => client))].sort((a, b) => a - b)
  const longest = Math.max(...bars.map(({ text }) => text.length))
  // A bar of one rank has room for the longest text.
  const unit = Math.max(60, Math.min(longest * 7 + 12, 150))
  // The sentences above and below need room as well.
  const total = Math.max(left + width * unit + right, 24 + 8 * title.length, 720)
  const height = top + clients.length * lane + 30
  const labels = clients.map(
    (client, i) => `<text x="12" y="${top + i * lane + 21}" class="quiet">client ${client}</text>`,
  )
  const drawn = bars.map(({ client, from, to, isUnknown, isRefused, text }) => {
    const [x, y] = [left + from * unit, top + clients.indexOf(client) * lane + 4]
    const kind = isRefused ? 'refused' : isUnknown ? 'unknown' : 'call'
    const box = `<rect x="${x}" y="${y}" width="${(to - from) * unit - 4}" height="26" rx="4" class="${kind}"/>`
    return `${box}<text x="${x + 6}" y="${y + 17}">${escapeText(text)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>${escapeText(title)}</title>
<style>text{fill:#1f2328}.quiet{fill:#59636e}.call{fill:#ddf4ff;stroke:#0969da}.unknown{fill:#fff8c5;stroke:#9a6700;stroke-dasharray:4}.refused{fill:#ffebe9;stroke:#cf222e;stroke-width:2}</style>
<rect width="${total}" height="${height}" rx="6" fill="#ffffff"/>
<text x="12" y="22" font-size="14" font-weight="600">${escapeText(title)}</text>
<text x="12" y="42" class="quiet">before: ${escapeText(initial)}</text>
${[...labels, ...drawn].join('\n')}
<text x="12" y="${height - 10}" class="quiet">Time goes to the right. Red: no order of the calls explains this response. Dashed: the client never learnt the outcome.</text>
</svg>
`
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
