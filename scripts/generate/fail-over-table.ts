import { readFile } from 'node:fs/promises'
import type { Kind } from '../../test/drills/clients/calls.ts'
import { type Result, type Results, readResults } from '../../test/drills/fail-over/results.ts'
import { type Row, rows } from '../../test/drills/fail-over/rows.ts'
import { type GeneratedFile, repository } from './generated-file.ts'
import { code, lines, table } from './markdown.ts'

const path = 'docs/guides/fail-over.md'
const [begin, end] = [
  '<!-- Written by `npm run generate` from the results of `npm run drill` in docs/performance/fail-over.json. -->',
  '<!-- End of the results. -->',
]

/** The guide with the table of what each drill of failing over has measured. */
export async function failOverFile(): Promise<GeneratedFile> {
  const guide = await readFile(repository + path, 'utf8')
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} must have the lines ${begin} and ${end}.`)
  const content = `${guide.slice(0, from + begin.length)}\n\n${failOverTable(rows, await readResults())}\n${guide.slice(to)}`
  return { path, content }
}

/** @throws when a row has no result: its drill has to run first. */
export function failOverTable(declared: Readonly<Record<string, Row>>, results: Results): string {
  const head = ['what fails', 'meanwhile', 'requests that failed', 'for how long', 'lost', 'what you do', 'drill']
  const cells = Object.entries(declared).map(([name, { fails, meanwhile, operator }]) => {
    const result = results[name]
    if (result === undefined) throw new Error(`Run \`npm run drill -- ${name}\` first: the table needs its result.`)
    return [fails, meanwhile, failedRequests(result), durations(result), losses(result), operator, code(name)]
  })
  return table(head, cells)
}

const plurals: Readonly<Record<Kind, string>> = {
  create: 'creations',
  refresh: 'refreshes',
  'sign-in': 'sign-ins',
  read: 'reads',
  poll: 'polls of events',
  extra: 'other calls',
}

function failedRequests({ kinds, failures }: Result): string {
  const failed = kindsOf(kinds).filter(([, figures]) => figures.failed > 0)
  if (failed.length === 0) return 'none'
  const counts = failed.map(([kind, { failed: some, calls }]) => `${some} of ${calls} ${plurals[kind]}`)
  return lines([...counts, ...Object.keys(failures).map(inWords)])
}

/** Codes of connections that failed are those of Node. */
function inWords(how: string): string {
  return /^[A-Z_]+$/.test(how) ? 'broken connections' : code(how)
}

function durations({ kinds, outageMs, caughtUpMs }: Result): string {
  const failed = kindsOf(kinds).filter(([kind, { failedForMs }]) => failedForMs > 0 && kind !== 'extra')
  const longest = Math.max(...kindsOf(kinds).map(([, { longestMs }]) => longestMs))
  return lines([
    ...failed.map(([kind, { failedForMs }]) => `${plurals[kind]} ${seconds(failedForMs)}`),
    ...(outageMs === undefined ? [] : [`the database itself ${seconds(outageMs)}`]),
    ...(caughtUpMs === undefined ? [] : [`all done ${seconds(caughtUpMs)} after it was back`]),
    `longest request ${seconds(longest)}`,
  ])
}

function losses({ acknowledged, repeated }: Result): string {
  const webhooks = repeated === 0 ? 'each webhook came once' : `${repeated} webhooks came twice, with the same id`
  return `nothing: ${acknowledged} of ${acknowledged} acknowledged creations are there, and ${webhooks}`
}

function kindsOf(kinds: Result['kinds']) {
  return (Object.keys(plurals) as Kind[]).flatMap((kind) => {
    const figures = kinds[kind]
    return figures === undefined ? [] : [[kind, figures] as const]
  })
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
