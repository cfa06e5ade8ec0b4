import { parseArgs } from 'node:util'
import type { OperatorRole, OperatorRow } from '#console/operators/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { Context } from '#platform/context.ts'
import { required } from './arguments.ts'
import type { Command } from './command.ts'
import { logCommand } from './operator-log.ts'

const operators = () => import('#console/operators/index.ts')

const operatorRoles = ['owner', 'developer', 'support', 'viewer'] as const satisfies readonly OperatorRole[]

/** `gatehouse operators list`, `invite`, `role` and `remove`. */
export const operatorCommands: Readonly<Record<string, Command>> = {
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
      const { operator, signInUrl } = await (known === undefined
        ? inviteOperator(ctx, email, role)
        : inviteAgain(ctx, known.id))
      await logCommand(
        system,
        'operators invite',
        { type: 'operator', id: operator.id },
        known === undefined ? { roles: [role] } : undefined,
      )
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
      await setOperatorRoles(ctx, id, [...others, given])
      await logCommand(system, 'operators role', { type: 'operator', id }, { roles: [...others, given] })
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
      await removeOperator(ctx, id)
      await logCommand(system, 'operators remove', { type: 'operator', id })
      print(`${email} is no operator any more.`)
    },
  },
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
