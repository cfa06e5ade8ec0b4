#!/usr/bin/env node
import { resolve } from 'node:path'
import type { Settings } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { mendableError } from './mendable-error.ts'
import { findRunningPostgres } from './packaged-postgres/index.ts'
import { loadConfig } from './platform/config/load-config.ts'
import { ConfigError } from './platform/config-error.ts'
import type { System } from './platform/context.ts'

const help = `Manage a Gatehouse server from the machine where it is configured.

${describe(Object.keys(commands))}

Commands use the database in DATABASE_URL, or the packaged database of the server that runs on GATEHOUSE_DATA_DIR
(.data). They need the same settings as the server, such as GATEHOUSE_SECRET_KEY.
`

/** The usage of commands with what each does. */
function describe(names: readonly string[]): string {
  return names
    .map((name) => {
      const { argument, about } = commands[name] ?? { about: [] }
      const usage = ['gatehouse', name, argument].filter((part) => part !== undefined).join(' ')
      return [`  ${usage}`, ...about.map((line) => `      ${line}`)].join('\n')
    })
    .join('\n')
}

/** The commands that begin with a word. */
function namesOf(area: string): string[] {
  return Object.keys(commands).filter((name) => name === area || name.startsWith(`${area} `))
}

/**
 * The name of a command: its two words, or its one word with options, as `doctor --json`, and where there are no others.
 *
 * @throws ConfigError for an unknown command, with the commands that were probably meant.
 */
function findCommand(area: string, verb: string | undefined): string {
  const ofTwo = `${area} ${verb}`
  if (Object.hasOwn(commands, ofTwo)) return ofTwo
  const isAlone = verb === undefined || verb.startsWith('-') || namesOf(area).length === 1
  if (isAlone && Object.hasOwn(commands, area)) return area
  const ofArea = namesOf(area)
  throw new ConfigError(
    ofArea.length === 0
      ? `There is no command ${JSON.stringify(area)}. See: gatehouse --help`
      : `${verb === undefined ? 'Choose a command' : `There is no command ${JSON.stringify(`${area} ${verb}`)}`}:\n\n${describe(ofArea)}`,
  )
}

async function runCommand(words: readonly string[]): Promise<void> {
  const [area = '', verb] = words
  const name = findCommand(area, verb)
  const [argument, ...options] = words.slice(name === area ? 1 : 2)
  const opened: System[] = []
  let main: Promise<System> | undefined
  let _loaded: ReturnType<typeof loadConfig> | undefined
  const loaded = () => (_loaded ??= loadConfig(process.env, { serves: false }))
  const settings: Settings = {
    get config() {
      return loaded().config
    },
    get secrets() {
      return loaded().secrets
    },
    async databaseUrl() {
      const { config, secrets } = loaded()
      const url = secrets.databaseUrl ?? (await findRunningPostgres(config.dataDir))
      if (url === undefined) throw noDatabase(config.dataDir)
      return url
    },
    open: () => (main ??= openMain()),
    async openClusters(only) {
      const { clusters } = await settings.open()
      const options = await systemOptions()
      const { openSystem } = await import('./system.ts')
      for (const { name, url, directUrl } of options.secrets.clusters) {
        if (only !== undefined && only !== name) continue
        const secrets = { ...options.secrets, databaseUrl: url, directDatabaseUrl: directUrl }
        opened.unshift(await openSystem({ ...options, secrets, cluster: name, clusters }))
      }
      return clusters
    },
  }
  async function openMain() {
    const options = await systemOptions()
    const { openSystem } = await import('./system.ts')
    const system = await openSystem(options)
    opened.unshift(system)
    return system
  }
  async function systemOptions() {
    const { config, secrets } = loaded()
    const databaseUrl = await settings.databaseUrl()
    const [{ Clusters }, { catalog }, { createLog }] = await Promise.all([
      import('./platform/clusters/clusters.ts'),
      import('./catalog.ts'),
      import('./platform/log.ts'),
    ])
    return {
      config,
      secrets: { ...secrets, databaseUrl },
      // What a command prints may be the input of another program.
      log: createLog('warn', catalog.secretNames, process.stderr),
      statementSeconds: 3_600,
      applicationName: 'gatehouse command',
      clusters: new Clusters<System>(secrets.clusters.map(({ name }) => name)),
    }
  }
  await commands[name]?.run(settings, argument, (line) => console.log(line), options)
  // `main` was opened first, and serves the others.
  for (const system of opened) await (await import('./system.ts')).closeSystem(system)
}

/** The error when there is no database. */
function noDatabase(dataDir: string): ConfigError {
  return new ConfigError(
    `No server runs on the data folder ${resolve(dataDir)}. Start it first (npm start), and run this command in the same folder or with the same GATEHOUSE_DATA_DIR. With a database of your own, set its DATABASE_URL.`,
  )
}

try {
  const words = process.argv.slice(2)
  const isHelp = words.includes('--help') || words.includes('-h')
  const [area] = words
  if (area === undefined || (isHelp && area.startsWith('-'))) console.log(help)
  else if (isHelp)
    console.log((await commands[area]?.help?.(words[1]))?.join('\n') ?? (describe(namesOf(area)) || help))
  else await runCommand(words)
} catch (error) {
  console.error(mendableError(error) ?? (await refusalOf(error)) ?? error)
  process.exit(1)
}

/** What the API would have answered; `undefined` for any other error. */
async function refusalOf(error: unknown): Promise<string | undefined> {
  const { DomainError } = await import('./platform/http/errors.ts')
  return error instanceof DomainError ? error.message : undefined
}
