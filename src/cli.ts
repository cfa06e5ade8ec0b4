#!/usr/bin/env node
import { openSystem } from './app.ts'
import { describeVerification, verifyAuditLogs } from './audit-logs/audit-events/index.ts'
import { catalog } from './catalog.ts'
import { createEnvironment, deleteEnvironment, listEnvironments } from './environment/environments/index.ts'
import { mendableError } from './mendable-error.ts'
import { loadConfig } from './platform/config/load-config.ts'
import { ConfigError } from './platform/config-error.ts'
import type { System } from './platform/context.ts'
import { createLog } from './platform/log.ts'
import { rotateVaults, showRotations } from './vault/rotations/index.ts'

const usage = `Manage a Gatehouse server from the machine that has its settings (DATABASE_URL, GATEHOUSE_SECRET_KEY).

  gatehouse environments list
  gatehouse environments create NAME     prints the client id and the API key, which is shown once
  gatehouse environments delete ID       deletes the environment and everything in it
  gatehouse audit verify [HEADS]         names the first event of each audit log that was changed, removed or moved, also
                                         against heads: a file, or a folder of files, that were written down
  gatehouse vault rotate wrapping|keys   rotates the keys of the Vault in all environments; the running server does it
  gatehouse vault rotations              shows how far that is
`

const commands: Record<string, (system: System, argument: string | undefined) => Promise<string>> = {
  'environments list': async (system) =>
    (await listEnvironments(system)).map(({ id, client_id, name }) => `${id}  ${client_id}  ${name}`).join('\n'),
  'environments create': async (system, name) => {
    if (name === undefined) throw new ConfigError('Give the environment a name: gatehouse environments create NAME')
    const { context, apiKey } = await createEnvironment(system, name)
    return `WORKOS_CLIENT_ID=${context.clientId}\nWORKOS_API_KEY=${apiKey}`
  },
  'environments delete': async (system, id) => {
    if (id === undefined || !(await listEnvironments(system)).some((environment) => environment.id === id)) {
      throw new ConfigError(
        'Give the id of an environment: gatehouse environments delete ID (see gatehouse environments list)',
      )
    }
    await deleteEnvironment(system, id)
    return `Deleted ${id}.`
  },
  'audit verify': async (system, headsPath) => {
    let told = 0
    const verification = await verifyAuditLogs(system, {
      headsPath,
      onProgress({ events, logs }) {
        if (events - told < eventsBetweenProgress) return
        told = events
        console.error(`Looked at ${events} events, ${logs} audit logs are done …`)
      },
    })
    if (verification.faults.length > 0) process.exitCode = 1
    return describeVerification(verification)
  },
  'vault rotate': async (system, kind) => {
    if (kind !== 'wrapping' && kind !== 'keys')
      throw new ConfigError('Say what to rotate: gatehouse vault rotate wrapping, or gatehouse vault rotate keys')
    return (await rotateVaults(system, kind)).join('\n')
  },
  'vault rotations': async (system) => (await showRotations(system)).join('\n'),
}

const eventsBetweenProgress = 100_000

try {
  const [area, verb, argument] = process.argv.slice(2)
  const command = commands[`${area} ${verb}`]
  if (command === undefined) {
    console.log(usage)
    process.exit(area === undefined || area === '--help' ? 0 : 1)
  }
  const { config, secrets } = loadConfig(process.env, { serves: false })
  if (secrets.databaseUrl === undefined) {
    throw new ConfigError('Set DATABASE_URL: the packaged database belongs to the running server alone.')
  }
  const system = await openSystem({
    config,
    secrets: { ...secrets, databaseUrl: secrets.databaseUrl },
    log: createLog('warn', catalog.secretNames),
    statementSeconds: 3_600,
  })
  console.log(await command(system, argument))
  await system.breachedPasswords?.close()
  await system.database.close()
} catch (error) {
  console.error(mendableError(error) ?? error)
  process.exit(1)
}
