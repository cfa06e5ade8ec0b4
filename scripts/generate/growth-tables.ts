import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Cleaned, type Drills, type Growth, isBounded, type Results, resultsPath } from '../grow/results.ts'
import { type SizeName, sizes } from '../grow/sizes.ts'
import { type GeneratedFile, repository } from './generated-file.ts'
import { code, table } from './markdown.ts'

const path = 'docs/development/growth.md'
const [begin, end] = [
  '<!-- Written by `npm run generate` from the results of `npm run grow` in docs/performance. -->',
  '<!-- End of the results. -->',
]

/** The page of growth, in which what `npm run grow` has measured stands as tables. */
export async function performanceFile(): Promise<GeneratedFile> {
  const page = await readFile(repository + path, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} must have the lines ${begin} and ${end}.`)
  return { path, content: `${page.slice(0, from + begin.length)}\n\n${await tables()}\n${page.slice(to)}` }
}

async function tables(): Promise<string> {
  const names = Object.keys(sizes).filter((name): name is SizeName => existsSync(resultsPath(name as SizeName)))
  const measured = await Promise.all(names.map((name) => read<Results>(resultsPath(name))))
  const largest = measured.at(-1)
  const ofToday = measured.filter(({ hasEarlierBytes }) => hasEarlierBytes !== true)
  const growth = existsSync(resultsPath('growth')) ? [growthTable(await read<Growth>(resultsPath('growth')))] : []
  const drills = existsSync(resultsPath('drills')) ? [drillsTable(await read<Drills>(resultsPath('drills')))] : []
  return [
    ...(largest === undefined ? [] : [operationsTable(largest)]),
    ...growth,
    ...drills,
    ...(existsSync(resultsPath('clean-ups')) ? [cleanUpsTable(await read<Cleaned[]>(resultsPath('clean-ups')))] : []),
    ...(ofToday.length > 1 ? [bytesTable(ofToday)] : []),
  ].join('\n')
}

async function read<T>(file: string): Promise<T> {
  // Written by `npm run grow`, of this type.
  return JSON.parse(await readFile(file, 'utf8')) as T
}

function operationsTable({ operations, bytes }: Results): string {
  const rows = operations.map((result) => [
    code(result.operation),
    String(result.questions),
    String(result.p50),
    String(result.p95),
    String(result.pages),
    String(result.rows),
    `${result.worst === '' ? '' : code(result.worst.replaceAll('|', '/'))}${isBounded(result) ? '' : ' **above**'}`,
  ])
  const rowsOf = (name: string) => {
    const rows = bytes.find((each) => each.table === name)?.rows ?? 0
    // An estimate of the planner, and neighbours are among them.
    return count(Number(rows.toPrecision(2)))
  }
  return `## What reading takes

Asked in a database of ${rowsOf('users')} users in ${rowsOf('organizations')} organizations with ${rowsOf('events')} events and ${rowsOf('audit_log_events')} audit events: each
operation as it is, with each filter
for what many, few and no rows have, in both orders, from the beginning and from the middle. Times are of all answers; pages of 8 kB and
rows are of the question that read the most for what it returned. The bar is 400 pages, and 20 for each row.

${table(['operation', 'questions', 'p50 ms', 'p95 ms', 'pages', 'rows', 'asked with'], rows)}`
}

function growthTable({ small, large, calls }: Growth): string {
  const rows = calls.map(({ call, smallMs, largeMs, ratio, smallPages, largePages, smallRows, largeRows }) => [
    ...[call, smallMs, largeMs, ratio].map(String),
    pagesWithRows(smallPages, smallRows),
    pagesWithRows(largePages, largeRows),
  ])
  return `## What growing to ten times the size costs

Medians in the sizes \`${small}\` and \`${large}\`, in rounds that alternate, and the median of the ratios of rounds (aim 1.2, bar 1.6). Pages
of 8 kB are those of a call's reads, which nothing else on the machine changes. They follow from the rows that the reads
return and from the plan, not from the size. Users of an organization that a quarter of all belong to are found by walking two indexes side by side,
in some ten pages; those of any other one by one, at four pages each. After the organization of a member at random few organizations follow, because
the large ones are the oldest, and the fewer the smaller the size.

${table(['call', `${small}, ms`, `${large}, ms`, 'ratio', `${small}, pages`, `${large}, pages`], rows)}`
}

const pagesWithRows = (pages: number, rows?: number) => (rows === undefined ? `${pages}` : `${pages} for ${rows} rows`)

function drillsTable({ size, erasure }: Drills): string {
  const rows = [
    [`a person with ${count(erasure.events)} events is erased`, `${erasure.seconds} s`],
    [
      `meanwhile, from asking for a sign-in code until the mail server has it, ${erasure.codes} times`,
      `${erasure.codeMsMedian} ms, at most ${erasure.codeMsMost} ms`,
    ],
  ]
  return `## What long work takes\n\nIn the size \`${size}\`.\n\n${table(['', 'took'], rows)}`
}

function cleanUpsTable(cleaned: readonly Cleaned[]): string {
  const rows = cleaned
    .filter(({ deleted }) => deleted > 0)
    .map(({ table: name, deleted, seconds }) => ({ name, deleted, perSecond: Math.round(deleted / seconds) }))
    .toSorted((one, other) => one.perSecond - other.perSecond)
    .map(({ name, deleted, perSecond }) => [
      code(name),
      count(deleted),
      count(perSecond),
      `${Math.ceil(1_000_000 / perSecond)} s`,
    ])
  return `## What a clean-up takes

Of each table whose rows a time ends, one after the other, with a pause after each batch of 1,000 rows for as long as it took. The slowest
come first.

${table(['table', 'rows', 'a second', 'a million'], rows)}`
}

/** Rows of an installation of ten million users. */
const projected: Readonly<Record<string, number>> = {
  users: 10_000_000,
  sessions: 15_000_000,
  organization_memberships: 10_000_000,
  events: 1_000_000_000,
  audit_log_events: 1_000_000_000,
}

function bytesTable(measured: readonly Results[]): string {
  const [smaller, larger] = measured.slice(-2)
  const rows = (larger?.bytes ?? []).map(({ table: name, bytes }) => {
    const before = smaller?.bytes.find((each) => each.table === name)?.bytes ?? bytes
    const rowsThen = projected[name]
    // Indexes become deeper with each factor of ten: what that added from one size to the next, it adds again.
    const then = Math.max(bytes, bytes + (bytes - before))
    const total = rowsThen === undefined ? '' : `${count(rowsThen)} rows: ${Math.ceil((rowsThen * then) / 1e9)} GB`
    return [code(name), String(before), String(bytes), total]
  })
  return `## What a row takes on disk

Bytes with its share of all indexes, in two sizes a factor of ten apart, and what ten million users with a billion events and a billion
audit events need, extrapolated from the two.

${table(['table', smaller?.size ?? '', larger?.size ?? '', 'ten million users'], rows)}`
}

const count = (value: number) => value.toLocaleString('en')
