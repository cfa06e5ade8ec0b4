import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Draws the spans of a sign-in and of its webhook as the guide shows them. `test/traces.test.ts` leaves the spans in the file that
 * `TRACE_SPANS` names:
 *
 *     TRACE_SPANS=spans.json npx vitest run test/traces.test.ts && npx tsx scripts/trace-picture.ts spans.json
 */
interface DrawnSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startNs: string
  endNs: string
  links: { traceId: string; spanId: string }[]
}

const [file, target = 'docs/images/trace-of-a-sign-in.svg'] = process.argv.slice(2)
if (file === undefined) throw new Error('Name the file with the spans.')
const spans: DrawnSpan[] = JSON.parse(readFileSync(file, 'utf8'))

const width = 1040
const labels = 500
const row = 22
const times = width - labels - 80

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const nsBetween = (from: string, to: string) => Number(BigInt(to) - BigInt(from))
const inMs = (ns: number) => `${(ns / 1e6).toFixed(1)} ms`
const muted = 'fill="#60646c"'

interface Line {
  span: DrawnSpan
  depth: number
}

function linesBelow(span: DrawnSpan, depth: number): Line[] {
  const children = spans
    .filter(({ traceId, parentSpanId }) => traceId === span.traceId && parentSpanId === span.spanId)
    .toSorted((one, other) => nsBetween(other.startNs, one.startNs))
  return [{ span, depth }, ...children.flatMap((child) => linesBelow(child, depth + 1))]
}

function colorOf({ span: { name }, depth }: Line): string {
  if (name.startsWith('argon2')) return '#ffb224'
  if (name === 'webhook' || name === 'POST') return '#30a46c'
  if (name === 'transaction') return '#8e4ec6'
  return depth === 0 ? '#3e63dd' : '#8da4ef'
}

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000]

/** One trace on a scale of its own, its first line at `top`. */
function drawTrace(root: DrawnSpan, top: number): { drawn: string; bottom: number } {
  const all = nsBetween(root.startNs, root.endNs)
  const xOf = (time: string) => labels + (Math.min(nsBetween(root.startNs, time), all) / all) * times
  const lines = linesBelow(root, 0)
  const bottom = top + lines.length * row
  const step = steps.find((ms) => all / 1e6 / ms <= 6) ?? 10_000
  const ticks = Array.from({ length: Math.floor(all / 1e6 / step) + 1 }, (_, n) => n * step)
  const grid = ticks.map((ms) => {
    const x = (labels + ((ms * 1e6) / all) * times).toFixed(1)
    return `<line x1="${x}" y1="${top - 8}" x2="${x}" y2="${bottom - 4}" stroke="#e8e8ec"/><text x="${x}" y="${top - 14}" text-anchor="middle" ${muted}>${Number(ms.toFixed(1))} ms</text>`
  })
  const bars = lines.map((line, n) => {
    const { span, depth } = line
    const y = top + n * row
    const [from, to] = [xOf(span.startNs), xOf(span.endNs)]
    const weight = depth === 0 ? ' font-weight="600"' : ''
    return [
      `<text x="${24 + depth * 16}" y="${y + 11}"${weight}>${escaped(span.name)}</text>`,
      `<rect x="${from.toFixed(1)}" y="${y}" width="${Math.max(2, to - from).toFixed(1)}" height="14" rx="3" fill="${colorOf(line)}"/>`,
      `<text x="${(Math.max(to, from + 2) + 6).toFixed(1)}" y="${y + 11}" ${muted}>${inMs(nsBetween(span.startNs, span.endNs))}</text>`,
    ].join('')
  })
  return { drawn: [...grid, ...bars].join('\n'), bottom }
}

const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined)
const request = roots.find(({ links }) => !links.some(({ traceId }) => roots.some((root) => root.traceId === traceId)))
const webhook = roots.find((root) => root !== request)
if (request === undefined || webhook === undefined) throw new Error('The file has no request with a webhook.')
const top = 40
const first = drawTrace(request, top)
const secondTop = first.bottom + 58
const second = drawTrace(webhook, secondTop)
const height = second.bottom + 12
const link = `<path d="M 10 ${top + 7} V ${secondTop + 7} H 18" fill="none" stroke="#30a46c" stroke-width="1.5" stroke-dasharray="3 3" marker-end="url(#arrow)"/>
<text x="24" y="${secondTop - 14}" ${muted}>A trace of its own, with a link to that of the request</text>`

writeFileSync(
  target,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter, system-ui, sans-serif" font-size="12" fill="#1c2024">
<title>A sign-in with a password, and the webhook that it led to</title>
<defs><marker id="arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M 0 0 L 6 3 L 0 6 z" fill="#30a46c"/></marker></defs>
<rect width="100%" height="100%" rx="8" fill="#fff"/>
${[link, first.drawn, second.drawn].join('\n')}
</svg>
`,
)
