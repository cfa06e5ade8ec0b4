import { parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

export interface Options {
  /** What is run, or nothing, which asks for help. */
  name: string | undefined
  seconds: number
  rounds: number
  clients: number
  organizations: number
  smoke: boolean
  slope: boolean
  /** Whether Gatehouse has a second PostgreSQL cluster. */
  clusters: boolean
  profile: boolean
  json: boolean
  assert: boolean
  /** Of the bench `peers`: what names and labels must contain. */
  only?: string
  /** Of the bench `peers`: whether its results become those of the documents. */
  keep: boolean
}

/** @throws UsageError for an option that is not known or out of its range, and for a second name. */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parse(args)
  const { help, seconds, rounds, clients, organizations, ...flags } = values
  const [name, second] = positionals
  if (second !== undefined) throw new UsageError(`Give one name, not ${name} and ${second}.`)
  return {
    ...flags,
    name: help ? undefined : name,
    seconds: numberIn('seconds', seconds, 0.5, 60),
    rounds: numberIn('rounds', rounds, 1, 50),
    clients: numberIn('clients', clients, 1, 256),
    organizations: numberIn('organizations', organizations, 100, 2_000_000),
  }
}

function parse(args: string[]) {
  const config = {
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      clients: { type: 'string', default: '16' },
      organizations: { type: 'string', default: '100000' },
      smoke: { type: 'boolean', default: false },
      slope: { type: 'boolean', default: false },
      clusters: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      assert: { type: 'boolean', default: false },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  } as const
  try {
    return parseArgs(config)
  } catch (error) {
    // Node's advice goes on for lines; its first sentence says what is wrong.
    const [what] = String((error as Error).message).split(/\.\s/)
    throw new UsageError(`${what}. "npm run bench -- --help" lists the options.`)
  }
}

function numberIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (value >= low && value <= high) return value
  throw new UsageError(`--${name} is ${JSON.stringify(text)}. Give a number from ${low} to ${high}.`)
}
