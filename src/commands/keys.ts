import { createInterface } from 'node:readline/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { mainCluster } from '#platform/clusters/clusters.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import { errorMessage } from '#platform/error-code.ts'
import type { KeyRotation, KeyVersionUse } from '#platform/key-rotation/index.ts'
import { wordsOf } from './arguments.ts'
import type { Command, Settings } from './command.ts'

const rotations = () => import('#platform/key-rotation/index.ts')

const dayMs = 86_400_000

/** The commands about the keys of the database. */
export const keyCommands: Readonly<Record<string, Command>> = {
  keys: {
    about: [
      'lists the keys of the database: version, age, and how many stored values each seals and hashes. Of large tables it',
      'counts 100,000 values',
    ],
    async run(settings, _argument, print) {
      for await (const system of eachCluster(settings, print)) await printKeys(system, print)
    },
  },
  'keys rotate': {
    argument: '[--compromised] [--yes]',
    about: [
      'makes new keys for the database, and stores everything under them; if it is interrupted, the running server goes',
      'on. --compromised: an attacker may have the database and its master key. What the earlier keys alone prove is',
      'refused from then on, access tokens are signed with new keys at once, and open invitations and set-up links get',
      'other links. Sessions go on. All processes must run this release. --yes: does not ask',
    ],
    async run(settings, argument, print, options) {
      const { compromised, yes } = readOptions([...wordsOf(argument, options)])
      if (!yes) await confirm(compromised)
      const { startRotation } = await rotations()
      const rotation = await startRotation(await settings.open(), { isCompromised: compromised })
      print(progressOf(rotation))
      for await (const system of eachCluster(settings, print)) {
        await follow(system, rotation, print)
        if (compromised) await printRenewals(system, print)
      }
    },
  },
}

/** Each cluster once it is opened, which takes over the keys of `main`. One that cannot be opened is named, and takes them over later. */
async function* eachCluster(
  { open, openClusters }: Pick<Settings, 'open' | 'openClusters'>,
  print: (line: string) => void,
): AsyncGenerator<System> {
  const { clusters } = await open()
  for (const name of clusters.names) {
    if (clusters.names.length > 1) print(`cluster ${name}`)
    try {
      if (name !== mainCluster) await openClusters(name)
    } catch (error) {
      print(`It cannot be opened: ${errorMessage(error)}`)
      print('It takes over the keys of main once a server opens it, and then stores everything under them.')
      continue
    }
    const system = clusters.find(name)
    if (system !== undefined) yield system
  }
}

async function printKeys(system: System, print: (line: string) => void): Promise<void> {
  const { listKeyVersions, listRotations } = await rotations()
  const now = system.now().getTime()
  for (const key of await listKeyVersions(system)) {
    const days = Math.floor((now - key.createdAt.getTime()) / dayMs)
    print(
      [
        `version ${key.version}`,
        `${days} ${days === 1 ? 'day' : 'days'} old`,
        key.seals === null ? 'seals nothing, removed' : `seals ${counted(key, key.seals)} values`,
        `hashes ${counted(key, key.hashes)} values`,
        ...(key.activeAt.getTime() > now ? [`takes over at ${key.activeAt.toISOString()}`] : []),
        ...(key.compromisedAt === null ? [] : [`compromised since ${key.compromisedAt.toISOString()}`]),
        ...(key.isPerRecord ? [] : ['begun by an earlier release: rotate it once']),
      ].join('  '),
    )
  }
  for (const rotation of await listRotations(system)) print(progressOf(rotation))
}

const counted = ({ isAtLeast }: KeyVersionUse, count: number) => (isAtLeast ? `at least ${count}` : String(count))

function readOptions(args: string[]): { compromised: boolean; yes: boolean } {
  try {
    const { values } = parseArgs({ args, options: { compromised: { type: 'boolean' }, yes: { type: 'boolean' } } })
    return { compromised: values.compromised === true, yes: values.yes === true }
  } catch {
    throw new ConfigError('The options are --compromised and --yes: gatehouse keys rotate [--compromised] [--yes]')
  }
}

/** @throws ConfigError for any answer but yes */
async function confirm(isCompromised: boolean): Promise<void> {
  if (!process.stdin.isTTY) throw new ConfigError('Confirm the rotation: gatehouse keys rotate --yes')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const what = isCompromised
    ? 'Replace the keys of the database, which an attacker may have, and all signing keys?'
    : 'Rotate the keys of the database?'
  const answer = await terminal.question(`${what} Former releases cannot run on it afterwards. Type yes: `)
  terminal.close()
  if (answer.trim() !== 'yes') throw new ConfigError('Nothing was changed.')
}

/** Does the work, beside the running server, and says how far it is. */
async function follow(system: System, rotation: KeyRotation, print: (line: string) => void): Promise<void> {
  const { continueRotation, listRotations, waitOf } = await rotations()
  const wait = waitOf(rotation, system.now())
  if (rotation.state === 'waiting' && wait > 0)
    print(`All processes learn the new keys first: ${Math.ceil(wait / 1_000)} s …`)
  let table: string | null = null
  for (;;) {
    const current = (await listRotations(system)).find(({ version }) => version === rotation.version)
    if (current === undefined || current.state === 'stored' || current.state === 'completed') {
      if (current !== undefined) print(progressOf(current))
      return
    }
    if (current.table_name !== table) print(progressOf(current))
    table = current.table_name
    if ((await continueRotation(system)) === undefined) await delay(1_000)
  }
}

function progressOf({ version, state, table_name, restored, left_over, is_compromised }: KeyRotation): string {
  return [
    `rotation to version ${version}`,
    ...(is_compromised ? ['compromised'] : []),
    state,
    ...(table_name === null ? [] : [table_name]),
    `${restored} values stored again`,
    ...(left_over === 0 ? [] : [`${left_over} could not be read`]),
  ].join('  ')
}

/** What an attacker may have read, and no one but its owner can make worthless. */
async function printRenewals(system: System, print: (line: string) => void): Promise<void> {
  const { listRenewals } = await rotations()
  const renewals = await listRenewals(system)
  if (renewals.length === 0) return
  print('\nAn attacker may have read these, and others have to renew them:')
  for (const { count, renewal } of renewals) print(`  ${count}  ${renewal}`)
}
