import { resolve } from 'node:path'
import type { MessageState } from './messaging/outbox/index.ts'
import type { Config, Secrets } from './platform/config/config.ts'
import { ConfigError } from './platform/config-error.ts'
import type { Context, System } from './platform/context.ts'

// Slices are loaded by the commands that use them: help and most refusals are said without them.
const audit = () => import('./audit-logs/audit-events/index.ts')
const environments = () => import('./environment/environments/index.ts')
const outbox = () => import('./messaging/outbox/index.ts')
const seeds = () => import('./operator/seed/index.ts')
const vault = () => import('./vault/rotations/index.ts')

/** What a command works on. */
export interface Settings {
  readonly config: Config
  readonly secrets: Secrets
  /** The database, opened at the first call. @throws ConfigError when there is none. */
  open(): Promise<System>
}

export interface Command {
  /** What follows the two words of the command: `NAME`, `[HEADS]`. */
  readonly argument?: string
  /** Lines of the help. */
  readonly about: readonly string[]
  /** @param print writes a line at once. @throws ConfigError for what the caller can mend. */
  run(settings: Settings, argument: string | undefined, print: (line: string) => void): Promise<void>
}

const eventsBetweenProgress = 100_000
/** A list has so many messages of each environment. */
const messagesListed = 100
const messageStates = ['pending', 'sent', 'failed'] as const satisfies readonly MessageState[]

/** The commands of `gatehouse`, by their two words. */
export const commands: Readonly<Record<string, Command>> = {
  'environments list': {
    about: ['lists the environments: id, client id, name'],
    async run({ open }, _argument, print) {
      const system = await open()
      const { listEnvironments } = await environments()
      for (const { id, client_id, name } of await listEnvironments(system)) print(`${id}  ${client_id}  ${name}`)
    },
  },
  'environments create': {
    argument: 'NAME',
    about: ['creates one, and prints its client id and its API key, which is shown once'],
    async run({ config, open }, argument, print) {
      const name = required(argument, 'Give the environment a name: gatehouse environments create NAME')
      const system = await open()
      const [{ createEnvironment }, { ensureDevelopmentUris }] = await Promise.all([environments(), seeds()])
      const { context, apiKey } = await createEnvironment(system, name)
      await ensureDevelopmentUris(context, config.development)
      print(`WORKOS_CLIENT_ID=${context.clientId}`)
      print(`WORKOS_API_KEY=${apiKey}`)
    },
  },
  'environments delete': {
    argument: 'ID',
    about: ['deletes the environment and everything in it'],
    async run({ open }, argument, print) {
      const advice = 'Give the id of an environment: gatehouse environments delete ID (see gatehouse environments list)'
      const id = required(argument, advice)
      const system = await open()
      const { deleteEnvironment, listEnvironments } = await environments()
      if (!(await listEnvironments(system)).some((environment) => environment.id === id)) throw new ConfigError(advice)
      await deleteEnvironment(system, id)
      print(`Deleted ${id}.`)
    },
  },
  'mail test': {
    argument: 'ADDRESS',
    about: ['sends a mail to the address with SMTP_URL and MAIL_FROM, and says how far it came'],
    async run({ config, secrets }, argument, print) {
      const to = required(argument, 'Give the address to send to: gatehouse mail test ADDRESS')
      const { smtpUrl } = secrets
      if (smtpUrl === undefined)
        throw new ConfigError(
          'SMTP_URL is not set, so the server sends no mail. Set it to smtps://user:password@host, or to smtp:// for STARTTLS.',
        )
      const { tryDelivery } = await import('./platform/smtp/try-delivery.ts')
      print(`${'From'.padEnd(12)}${config.mailFrom}`)
      const failure = await tryDelivery(smtpUrl, testMail(config, to), ({ name, outcome }) =>
        print(`${name.padEnd(12)}${outcome}`),
      )
      if (failure !== undefined) throw new ConfigError(`\n${failure}`)
      print(
        `\nThe mail server has taken the mail. If it doesn't arrive at ${to}, look into the spam folder and the log of`,
      )
      print('the mail server, and check SPF, DKIM and DMARC of the domain in MAIL_FROM.')
    },
  },
  'mail list': {
    argument: `[${messageStates.join('|')}]`,
    about: [
      'lists the latest messages of all environments, failed ones unless told otherwise: id, state, address,',
      'and why the last attempt failed',
    ],
    async run({ open }, argument = 'failed', print) {
      const state = messageStates.find((each) => each === argument)
      if (state === undefined)
        throw new ConfigError(`Say which messages to list: gatehouse mail list ${messageStates.join('|')}`)
      for (const ctx of await contextsOf(await open()))
        for (const { id, to, failure } of await messagesOf(ctx, state))
          print([id, state, to, failure].filter((part) => part !== null).join('  '))
    },
  },
  'mail resend': {
    argument: 'ID|failed',
    about: ['tries again to deliver a message that failed or waits, or all that failed; the running server does it'],
    async run({ open }, argument, print) {
      const which = required(argument, 'Give the id of a message (see gatehouse mail list), or failed for all of them.')
      const contexts = await contextsOf(await open())
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
      'names the first event of each audit log that was changed, removed or moved, also against heads: a file, or a',
      'folder of files, that were written down',
    ],
    async run({ open }, headsPath, print) {
      let told = 0
      const system = await open()
      const { describeVerification, verifyAuditLogs } = await audit()
      const verification = await verifyAuditLogs(system, {
        headsPath,
        onProgress({ events, logs }) {
          if (events - told < eventsBetweenProgress) return
          told = events
          console.error(`Looked at ${events} events, ${logs} audit logs are done …`)
        },
      })
      if (verification.faults.length > 0) process.exitCode = 1
      print(describeVerification(verification))
    },
  },
  'vault rotate': {
    argument: 'wrapping|keys',
    about: ['rotates the keys of the Vault in all environments; the running server does it'],
    async run({ open }, kind, print) {
      if (kind !== 'wrapping' && kind !== 'keys')
        throw new ConfigError('Say what to rotate: gatehouse vault rotate wrapping, or gatehouse vault rotate keys')
      const system = await open()
      for (const line of await (await vault()).rotateVaults(system, kind)) print(line)
    },
  },
  'vault rotations': {
    about: ['shows how far that is'],
    async run({ open }, _argument, print) {
      const system = await open()
      for (const line of await (await vault()).showRotations(system)) print(line)
    },
  },
}

/** What to say when there is no database to work on. */
export function noDatabase(dataDir: string): ConfigError {
  return new ConfigError(
    `No server runs on the data folder ${resolve(dataDir)}. Start it first (npm start), and run this command in the same folder or with the same GATEHOUSE_DATA_DIR. With a database of your own, set its DATABASE_URL.`,
  )
}

function required(argument: string | undefined, advice: string): string {
  if (argument === undefined || argument === '') throw new ConfigError(advice)
  return argument
}

async function contextsOf(system: System): Promise<Context[]> {
  const { findEnvironmentContext, listEnvironments } = await environments()
  const contexts = await Promise.all(
    (await listEnvironments(system)).map(({ id }) => findEnvironmentContext(system, id)),
  )
  return contexts.filter((context) => context !== undefined)
}

async function messagesOf(ctx: Context, state: MessageState) {
  const { listDeliveries, toMessage } = await outbox()
  const { rows } = await listDeliveries(ctx, { state, limit: messagesListed, order: 'desc' })
  return rows.map((row) => toMessage(ctx, row))
}

function testMail({ mailFrom, url }: Config, to: string) {
  const text = `This is a test of the mail settings of Gatehouse at ${url}. Nothing needs to be done.`
  return { from: mailFrom, to, subject: 'Test mail from Gatehouse', text, html: `<p>${text}</p>` }
}
