import { parseArgs } from 'node:util'
import { ConfigError } from '#platform/config-error.ts'
import { required } from './arguments.ts'
import type { Command } from './command.ts'

const environments = () => import('#environment/environments/index.ts')
const seeds = () => import('#operator/seed/index.ts')

/** `gatehouse environments list`, `create` and `delete`. */
export const environmentCommands: Readonly<Record<string, Command>> = {
  'environments list': {
    about: ['lists the environments: id, client id, name, and with several clusters the cluster'],
    async run({ openClusters }, _argument, print) {
      const clusters = await openClusters()
      const { listEnvironments } = await environments()
      for (const system of clusters.all())
        for (const { id, client_id, name, kind } of await listEnvironments(system))
          if (kind !== 'system')
            print([id, client_id, name, ...(clusters.names.length > 1 ? [system.cluster] : [])].join('  '))
    },
  },
  'environments create': {
    argument: 'NAME [--cluster CLUSTER]',
    about: [
      'creates an environment and prints its client id and its API key, which is not shown again. CLUSTER: one of',
      'DATABASES, by default main',
    ],
    async run({ config, openClusters }, argument, print, options) {
      const usage = 'Use it as: gatehouse environments create NAME [--cluster CLUSTER]'
      const name = required(argument, usage)
      const cluster = readCluster(options, usage)
      const { main } = await openClusters()
      const [{ createEnvironmentIn }, { ensureDevelopmentUris }] = await Promise.all([environments(), seeds()])
      const { context, apiKey } = await createEnvironmentIn(main, cluster, name)
      await ensureDevelopmentUris(context, config.development)
      print(`WORKOS_CLIENT_ID=${context.clientId}`)
      print(`WORKOS_API_KEY=${apiKey}`)
    },
  },
  'environments delete': {
    argument: 'ID',
    about: ['deletes the environment and everything in it'],
    async run({ openClusters }, argument, print) {
      const advice = 'Give the id of an environment: gatehouse environments delete ID (see gatehouse environments list)'
      const id = required(argument, advice)
      const clusters = await openClusters()
      const { deleteEnvironment, listEnvironments } = await environments()
      for (const system of clusters.all()) {
        const known = (await listEnvironments(system)).filter(({ kind }) => kind !== 'system')
        if (!known.some((environment) => environment.id === id)) continue
        await deleteEnvironment(system, id)
        print(`Deleted ${id}.`)
        return
      }
      throw new ConfigError(`There is no environment ${id}. See: gatehouse environments list`)
    },
  },
}

/** The cluster that `--cluster` names. @throws ConfigError with the usage */
function readCluster(options: readonly string[], usage: string): string {
  try {
    return parseArgs({ args: [...options], options: { cluster: { type: 'string' } } }).values.cluster ?? 'main'
  } catch {
    throw new ConfigError(usage)
  }
}
