import type { MessageState } from '#messaging/outbox/index.ts'
import type { Clusters } from '#platform/clusters/clusters.ts'
import type { Config } from '#platform/config/config.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { Context, System } from '#platform/context.ts'
import { required } from './arguments.ts'
import type { Command } from './command.ts'

const environments = () => import('#environment/environments/index.ts')
const outbox = () => import('#messaging/outbox/index.ts')

/** The maximum number of messages listed for each environment. */
const messagesListed = 100
const messageStates = ['pending', 'sent', 'failed'] as const satisfies readonly MessageState[]

/** `gatehouse mail test`, `list` and `resend`. */
export const mailCommands: Readonly<Record<string, Command>> = {
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
      const { tryDelivery } = await import('#platform/smtp/try-delivery.ts')
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
      const [{ resendMessage }, { DomainError }] = await Promise.all([outbox(), import('#platform/http/errors.ts')])
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
