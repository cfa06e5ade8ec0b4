import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { apiCommand } from './api-command.ts'
import type { Command } from './command.ts'
import { configurationCommands } from './configuration-commands.ts'
import type { OperatorRole, OperatorRow } from './console/operators/index.ts'
import { environmentMoveCommands } from './environment-move-commands.ts'
import { importCommand } from './import-command.ts'
import { keyCommands } from './key-commands.ts'
import type { MessageState } from './messaging/outbox/index.ts'
import type { Clusters } from './platform/clusters/clusters.ts'
import type { Config } from './platform/config/config.ts'
import { ConfigError } from './platform/config-error.ts'
import type { Context, System } from './platform/context.ts'
import { restoreCommands } from './restore-commands.ts'

// Slices are loaded by the commands that use them. Help and most errors do not need them.
const audit = () => import('./audit-logs/audit-events/index.ts')
const environments = () => import('./environment/environments/index.ts')
const outbox = () => import('./messaging/outbox/index.ts')
const seeds = () => import('./operator/seed/index.ts')
const operators = () => import('./console/operators/index.ts')
const operatorLog = () => import('./console/operator-log/index.ts')
const vault = () => import('./vault/rotations/index.ts')

const eventsBetweenProgress = 100_000
/** The maximum number of messages listed for each environment. */
const messagesListed = 100
const operatorRoles = ['owner', 'developer', 'support', 'viewer'] as const satisfies readonly OperatorRole[]
const messageStates = ['pending', 'sent', 'failed'] as const satisfies readonly MessageState[]

/** The commands of `gatehouse`, by their words: two, or one. */
export const commands: Readonly<Record<string, Command>> = {
  migrate: {
    about: [
      'brings the tables up to date for this version while servers run, as the first start does, and prints which',
      'migrations were applied',
    ],
    async run(settings, _argument, print) {
      const [{ migrateDatabase }, { completeDatabase }, { catalog }, { createLog }] = await Promise.all([
        import('./migrations.ts'),
        import('./system.ts'),
        import('./catalog.ts'),
        import('./platform/log.ts'),
      ])
      const log = createLog('info', catalog.secretNames)
      const address = { url: await settings.databaseUrl(), directUrl: settings.secrets.directDatabaseUrl }
      let failure: unknown
      for (const each of [address, ...settings.secrets.clusters]) {
        const where = 'name' in each ? `The cluster ${each.name}` : 'The database'
        try {
          const applied = await migrateDatabase(each, log)
          await completeDatabase(each, log)
          for (const name of applied) print(`${name} is applied.`)
          print(`${where} has all migrations of this version.`)
        } catch (error) {
          // The others serve their environments without it.
          failure ??= error
          print(`${where} was not migrated.`)
        }
      }
      if (failure !== undefined) throw failure
    },
  },
  doctor: {
    argument: '[--json] [--backups FOLDER]',
    about: [
      'examines the set-up: settings, database, public address, proxy, mail and more, before the first start and any',
      'time later; says what to do about each finding, and exits with 1 if there is a problem. FOLDER: where backups',
      'arrive',
    ],
    async run(_settings, first, print, others) {
      const { runDoctor } = await import('./doctor/index.ts')
      const options = first === undefined ? [] : [first, ...others]
      if (!(await runDoctor(process.env, options, print))) process.exitCode = 1
    },
  },
  api: apiCommand,
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
      const usage = 'Give the environment a name: gatehouse environments create NAME [--cluster CLUSTER]'
      const name = required(argument, usage)
      const cluster = readCluster(options, usage)
      const { main } = await openClusters()
      const [{ createEnvironmentIn }, { ensureDevelopmentUris }] = await Promise.all([environments(), seeds()])
      const { context, apiKey } = await asAdvice(createEnvironmentIn(main, cluster, name))
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
      throw new ConfigError(advice)
    },
  },
  'mail test': {
    argument: 'ADDRESS',
    about: ['sends a test email to the address with SMTP_URL and MAIL_FROM, and prints each step'],
    async run({ config, secrets }, argument, print) {
      const to = required(argument, 'Give the address to send to: gatehouse mail test ADDRESS')
      const { smtpUrl } = secrets
      if (smtpUrl === undefined)
        throw new ConfigError(
          'SMTP_URL is not set, so the server sends no email. Set it to smtps://user:password@host, or to smtp:// for STARTTLS.',
        )
      const { tryDelivery } = await import('./platform/smtp/try-delivery.ts')
      print(`${'From'.padEnd(12)}${config.mailFrom}`)
      const failure = await tryDelivery(smtpUrl, testMail(config, to), ({ name, outcome }) =>
        print(`${name.padEnd(12)}${outcome}`),
      )
      if (failure !== undefined) throw new ConfigError(`\n${failure}`)
      print(
        `\nThe mail server accepted the email. If it doesn't arrive at ${to}, check the spam folder, the log of the`,
      )
      print('mail server, and SPF, DKIM and DMARC of the domain in MAIL_FROM.')
    },
  },
  'mail list': {
    argument: `[${messageStates.join('|')}]`,
    about: [
      'lists the latest messages of all environments with their id, state, address and last error; by default,',
      'failed messages only',
    ],
    async run({ openClusters }, argument = 'failed', print) {
      const state = messageStates.find((each) => each === argument)
      if (state === undefined)
        throw new ConfigError(`Choose the messages to list: gatehouse mail list ${messageStates.join('|')}`)
      for (const ctx of await contextsOf(await openClusters()))
        for (const { id, to, failure } of await messagesOf(ctx, state))
          print([id, state, to, failure].filter((part) => part !== null).join('  '))
    },
  },
  'mail resend': {
    argument: 'ID|failed',
    about: ['queues a failed or pending message again, or all failed messages; the running server sends them'],
    async run({ openClusters }, argument, print) {
      const which = required(
        argument,
        'Give the id of a message (see gatehouse mail list), or "failed" for all failed messages.',
      )
      const contexts = await contextsOf(await openClusters())
      const [{ resendMessage }, { DomainError }] = await Promise.all([outbox(), import('./platform/http/errors.ts')])
      const given = async (ctx: Context) =>
        which === 'failed' ? (await messagesOf(ctx, 'failed')).map(({ id }) => id) : [which]
      let count = 0
      let refusal: Error | undefined
      for (const ctx of contexts)
        for (const id of await given(ctx))
          await resendMessage(ctx, id).then(
            () => {
              count += 1
              print(`${id} is queued.`)
            },
            (error) => {
              if (!(error instanceof DomainError)) throw error
              // The message is of one environment, and unknown to the others.
              if (which === 'failed' || error.definition.status !== 404) refusal = error
            },
          )
      if (refusal !== undefined) throw new ConfigError(refusal.message)
      if (count === 0 && which !== 'failed')
        throw new ConfigError(`There is no message ${which}. See: gatehouse mail list`)
      if (count === 0) print('No message has failed.')
    },
  },
  'audit verify': {
    argument: '[HEADS]',
    about: [
      'checks all audit logs, and names the first event of each that was changed, removed or moved. HEADS: a file, or',
      'a folder of files, with recorded heads to compare them with',
    ],
    async run({ open }, headsPath, print) {
      let reported = 0
      const system = await open()
      const { describeVerification, verifyAuditLogs } = await audit()
      const verification = await verifyAuditLogs(system, {
        headsPath,
        onProgress({ events, logs }) {
          if (events - reported < eventsBetweenProgress) return
          reported = events
          console.error(`Checked ${events} events; ${logs} audit logs are complete …`)
        },
      })
      if (verification.faults.length > 0) process.exitCode = 1
      print(describeVerification(verification))
    },
  },
  'operators list': {
    about: ['lists the operators of the console: email, roles, last sign-in'],
    async run({ open }, _argument, print) {
      const system = await open()
      const { ensureOperatorsEnvironment } = await operators()
      for await (const { email, roles, last_sign_in_at } of allOperators(await ensureOperatorsEnvironment(system))) {
        const held = roles.map(({ environment_id, role }) =>
          environment_id === null ? role : `${role}@${environment_id}`,
        )
        print([email, held.join(','), last_sign_in_at ?? 'never signed in'].join('  '))
      }
    },
  },
  'operators invite': {
    argument: `EMAIL --role ${operatorRoles.join('|')} [--environment ID]`,
    about: [
      'invites an operator by mail and prints the link, which makes its reader the operator; for one who has not signed',
      'in yet, a new link. Without --environment, the role holds everywhere',
    ],
    async run({ open }, argument, print, options) {
      const usage = `Give an email and a role: gatehouse operators invite EMAIL --role ${operatorRoles.join('|')}`
      const email = required(argument, usage)
      const role = readRole(options, usage)
      const system = await open()
      const { ensureOperatorsEnvironment, findOperatorByEmail, inviteAgain, inviteOperator } = await operators()
      const ctx = await ensureOperatorsEnvironment(system)
      const known = await findOperatorByEmail(ctx, email)
      const { operator, signInUrl } = await asAdvice(
        known === undefined ? inviteOperator(ctx, email, role) : inviteAgain(ctx, known.id),
      )
      await keepCommand(ctx, 'operators invite', operator.id, known === undefined ? { roles: [role] } : undefined)
      print(`${email} is invited. The link, for them alone: ${signInUrl}`)
    },
  },
  'operators role': {
    argument: `EMAIL --role ${operatorRoles.join('|')} [--environment ID]`,
    about: ['gives an operator a role, everywhere or in one environment, in the place of the one that they have there'],
    async run({ open }, argument, print, options) {
      const usage = `Give an email and a role: gatehouse operators role EMAIL --role ${operatorRoles.join('|')}`
      const email = required(argument, usage)
      const given = readRole(options, usage)
      const system = await open()
      const { ensureOperatorsEnvironment, setOperatorRoles } = await operators()
      const ctx = await ensureOperatorsEnvironment(system)
      const { id, roles } = await knownOperator(ctx, email)
      const others = roles.filter(({ environment_id }) => environment_id !== given.environment_id)
      await asAdvice(setOperatorRoles(ctx, id, [...others, given]))
      await keepCommand(ctx, 'operators role', id, { roles: [...others, given] })
      print(`${email} is ${given.role} now.`)
    },
  },
  'operators remove': {
    argument: 'EMAIL',
    about: ['removes an operator with all their sessions'],
    async run({ open }, argument, print) {
      const email = required(argument, 'Give the email: gatehouse operators remove EMAIL')
      const system = await open()
      const { ensureOperatorsEnvironment, removeOperator } = await operators()
      const ctx = await ensureOperatorsEnvironment(system)
      const { id } = await knownOperator(ctx, email)
      await asAdvice(removeOperator(ctx, id))
      await keepCommand(ctx, 'operators remove', id)
      print(`${email} is no operator any more.`)
    },
  },
  import: importCommand,
  ...keyCommands,
  ...configurationCommands,
  ...restoreCommands,
  ...environmentMoveCommands,
  'vault rotate': {
    argument: 'wrapping|keys',
    about: ['rotates the keys of the Vault in all environments; the running server performs the rotation'],
    async run({ openClusters }, kind, print) {
      if (kind !== 'wrapping' && kind !== 'keys')
        throw new ConfigError('Choose what to rotate: gatehouse vault rotate wrapping, or gatehouse vault rotate keys')
      for (const system of (await openClusters()).all())
        for (const line of await (await vault()).rotateVaults(system, kind)) print(line)
    },
  },
  'vault rotations': {
    about: ['shows the progress of rotations'],
    async run({ openClusters }, _argument, print) {
      for (const system of (await openClusters()).all())
        for (const line of await (await vault()).showRotations(system)) print(line)
    },
  },
}

/** The error when there is no database. */
export function noDatabase(dataDir: string): ConfigError {
  return new ConfigError(
    `No server runs on the data folder ${resolve(dataDir)}. Start it first (npm start), and run this command in the same folder or with the same GATEHOUSE_DATA_DIR. With a database of your own, set its DATABASE_URL.`,
  )
}

function required(argument: string | undefined, advice: string): string {
  if (argument === undefined || argument === '') throw new ConfigError(advice)
  return argument
}

/** The cluster that `--cluster` names. @throws ConfigError with the usage */
function readCluster(options: readonly string[], usage: string): string {
  try {
    return parseArgs({ args: [...options], options: { cluster: { type: 'string' } } }).values.cluster ?? 'main'
  } catch {
    throw new ConfigError(usage)
  }
}

/** The role that `--role` and `--environment` give. @throws ConfigError with the usage */
function readRole(options: readonly string[], usage: string): { environment_id: string | null; role: OperatorRole } {
  try {
    const { values } = parseArgs({
      args: [...options],
      options: { role: { type: 'string' }, environment: { type: 'string' } },
    })
    const { environment = null } = values
    const role = operatorRoles.find((each) => each === values.role)
    if (role !== undefined) return { environment_id: environment, role }
  } catch {
    // An option that there is not.
  }
  throw new ConfigError(usage)
}

/** @throws ConfigError */
async function knownOperator(ctx: Context, email: string): Promise<OperatorRow> {
  const { findOperatorByEmail } = await operators()
  const known = await findOperatorByEmail(ctx, email)
  if (known === undefined) throw new ConfigError(`${email} is no operator. See: gatehouse operators list`)
  return known
}

async function* allOperators(ctx: Context): AsyncGenerator<OperatorRow> {
  const { listOperators } = await operators()
  let after: string | null | undefined
  do {
    const page = await listOperators(ctx, { limit: 100, order: 'asc', ...(after ? { after } : {}) })
    yield* page.rows
    after = page.after
  } while (after !== null)
}

async function keepCommand(ctx: Context, words: string, id: string, after?: Record<string, unknown>): Promise<void> {
  const { keepCommand: keep } = await operatorLog()
  await keep(ctx, words, { type: 'operator', id }, after)
}

/** What the API refuses is for the caller to mend. */
async function asAdvice<T>(work: Promise<T>): Promise<T> {
  const { DomainError } = await import('./platform/http/errors.ts')
  return work.catch((error: unknown) => {
    throw error instanceof DomainError ? new ConfigError(error.message) : error
  })
}

async function contextsOf(clusters: Clusters<System>): Promise<Context[]> {
  const { findEnvironmentContext, listEnvironments } = await environments()
  const lists = clusters.all().map(async (system) => {
    const rows = await listEnvironments(system)
    return Promise.all(rows.map(({ id }) => findEnvironmentContext(system, id)))
  })
  return (await Promise.all(lists)).flat().filter((context) => context !== undefined)
}

async function messagesOf(ctx: Context, state: MessageState) {
  const { listDeliveries, toMessage } = await outbox()
  const { rows } = await listDeliveries(ctx, { state, limit: messagesListed, order: 'desc' })
  return rows.map((row) => toMessage(ctx, row))
}

function testMail({ mailFrom, url }: Config, to: string) {
  const text = `This is a test of the mail settings of Gatehouse at ${url}. You can ignore this email.`
  return { from: mailFrom, to, subject: 'Test mail from Gatehouse', text, html: `<p>${text}</p>` }
}
