import { readFile } from 'node:fs/promises'
import { type Results, readResults, type Spread } from '../../test/drills/disable/results.ts'
import { everyWay, type PartyName, partyNames, rows, staysOf, type Way, ways } from '../../test/drills/disable/rows.ts'
import { type GeneratedFile, repository } from './generated-file.ts'
import { table } from './markdown.ts'

const path = 'docs/guides/end-access.md'
const [begin, end] = [
  '<!-- Written by `npm run generate` from the results of `npm run drill -- disable` in docs/performance/disable.json. -->',
  '<!-- End of the results. -->',
]

/** The guide with the table of how soon everything that a person has is refused. */
export async function endAccessFile(): Promise<GeneratedFile> {
  const guide = await readFile(repository + path, 'utf8')
  const [from, to] = [guide.indexOf(begin), guide.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} must have the lines ${begin} and ${end}.`)
  return {
    path,
    content: `${guide.slice(0, from + begin.length)}\n\n${endAccessTable(await readResults())}\n${guide.slice(to)}`,
  }
}

/** @throws when a cell has no result: the drill has to run first. */
export function endAccessTable({ rounds, cores, load, ways: measured }: Results): string {
  const cell = (party: PartyName, way: Way): string => {
    const stays = staysOf(party, way)
    if (stays !== undefined) return stays
    const spread = measured[way][party]
    if (spread === undefined) throw new Error('Run `npm run drill -- disable` first: the table needs its results.')
    return secondsOf(spread)
  }
  const cells = partyNames.map((party) => [
    rows[party].what,
    rows[party].how,
    ...everyWay.map((way) => cell(party, way)),
  ])
  const head = ['what the person has', 'how it finds out', ...everyWay.map((way) => ways[way])]
  const caption = `Seconds from the call, as the median of ${rounds} people, and the most in brackets. The machine had ${cores} cores and a load of ${load}, by other work.`
  return `${caption}\n\n${table(head, cells)}`
}

function secondsOf({ median, most }: Spread): string {
  const [usual, longest] = [median, most].map((ms) => (ms / 1_000).toFixed(2))
  return `${usual} (${longest})`
}
