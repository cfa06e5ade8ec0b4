import { parseArgs } from 'node:util'

export interface Options {
  /** `all`, the name of a bench, or nothing for the list of them. */
  name: string | undefined
  seconds: number
  rounds: number
  clients: number
  organizations: number
  smoke: boolean
  slope: boolean
  profile: boolean
  json: boolean
  assert: boolean
}

export const usage = `npm run bench -- NAME [options]     NAME is one of those above, or all

  --seconds N         how long each contender runs in each round       3
  --rounds N          how often they take turns                        5
  --clients N         connections, one request at a time on each       16
  --organizations N   rows of the largest environment                  100000
  --slope             also with 1, 100 and 10,000 organizations (read, list)
  --profile           where Gatehouse's processor time goes, instead of a comparison
  --smoke             tiny data and a few hundred requests: only that it works
  --json              machine-readable
  --assert            exit with 1 when a bar is missed
`

/** @throws TypeError for an option that is not known or out of its range. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      clients: { type: 'string', default: '16' },
      organizations: { type: 'string', default: '100000' },
      smoke: { type: 'boolean', default: false },
      slope: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      assert: { type: 'boolean', default: false },
    },
  })
  const { seconds, rounds, clients, organizations, ...flags } = values
  return {
    ...flags,
    name: positionals[0],
    seconds: numberIn('seconds', seconds, 0.5, 60),
    rounds: numberIn('rounds', rounds, 1, 50),
    clients: numberIn('clients', clients, 1, 256),
    organizations: numberIn('organizations', organizations, 100, 2_000_000),
  }
}

function numberIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (value >= low && value <= high) return value
  throw new TypeError(`--${name} is ${JSON.stringify(text)}. Give a number from ${low} to ${high}.`)
}
