import { expect } from 'vitest'
import { createEnvironment } from '#environment/environments/index.ts'
import { listMessages } from '#messaging/outbox/index.ts'
import { createUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { FormBrowser } from '#test/form-browser.ts'
import type { TestServer } from '#test/server.ts'
import { beginConsoleSession } from './console-sessions/sessions.ts'
import { ensureOperatorsEnvironment, findOperatorOfUser, inviteOperator, type OperatorRole } from './operators/index.ts'

export const operatorPassword = 'a sturdy long passphrase'

/** An answer of the server to a page of the console. */
export interface ConsoleAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: the answers of all operations, which each test knows.
  body: any
}

export interface CallOptions {
  method?: string
  body?: unknown
  /** In addition to those of a page, or in their place; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>
}

/** The cookie of the console over http. */
export const cookieName = 'gatehouse-console'

/** A page of the console in a browser that has a session's cookie. */
export function pageOf({ url }: Pick<TestServer, 'url'>, cookie: () => string | undefined) {
  return async (path: string, { method = 'GET', body, headers = {} }: CallOptions = {}): Promise<ConsoleAnswer> => {
    const secret = cookie()
    const all = {
      'x-gatehouse-console': '1',
      'sec-fetch-site': 'same-origin',
      ...(secret === undefined ? {} : { cookie: `${cookieName}=${secret}` }),
      ...(method === 'GET' ? {} : { origin: url }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: Object.fromEntries(given),
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text }
  }
}

export interface NewOperator {
  role: OperatorRole
  /** Left out: everywhere. */
  environmentId?: string
}

/** The code that was mailed to an operator. */
export async function codeTo(ctx: Context, email: string): Promise<string> {
  const [mail] = await listMessages(ctx, { to: email })
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? expect.unreachable()
}

let count = 0

/** The operators of a server, and environments that they work in. */
export async function openConsole(server: TestServer) {
  const { system } = server.app
  const operators = await ensureOperatorsEnvironment(system)
  const path = (environment: Context, rest: string) => `/console/api/environments/${environment.environmentId}${rest}`

  /** An operator who has a user with a password, as if they had signed in before. */
  async function operator({ role, environmentId }: NewOperator) {
    count += 1
    const email = `${role}-${count}-${operators.system.newId('x').slice(-6).toLowerCase()}@team.example`
    const { operator: invited } = await inviteOperator(operators, email, {
      environment_id: environmentId ?? null,
      role,
    })
    const user = await createUser(operators, { email, password: operatorPassword, email_verified: true })
    await findOperatorOfUser(operators, user)
    return { id: invited.id, email, userId: user.id }
  }

  return {
    operators,
    path,
    operator,
    environment: async (kind: 'production' | 'sandbox', name = 'Tested') =>
      (await createEnvironment(system, name, kind)).context,
    /** An operator with a session that needed no sign-in, for tests of what it permits. Its proof was given now unless said otherwise. */
    async session({ provenAt = operators.now(), ...of }: NewOperator & { provenAt?: Date }) {
      const known = await operator(of)
      const { id: sessionId } = await operators.db.one<{ id: string }>(sql`
        insert into sessions (environment_id, id, user_id, auth_method, status, authenticated_at, refreshed_at, expires_at, created_at, updated_at)
        values (${operators.environmentId}, ${operators.newId('session')}, ${known.userId}, 'password', 'active', ${operators.now()},
          ${operators.now()}, ${new Date(operators.now().getTime() + 86_400_000)}, ${operators.now()}, ${operators.now()})
        returning id`)
      let secret = await beginConsoleSession(operators, {
        operatorId: known.id,
        sessionId,
        provenAt,
      })
      return {
        ...known,
        sessionId,
        get secret() {
          return secret
        },
        useSecret(other: string) {
          secret = other
        },
        call: pageOf(server, () => secret),
      }
    },
    /** A browser in which an operator signs in on the hosted pages. */
    async signIn({ email }: { email: string }, browser = new FormBrowser(server.url), returnTo = '/console') {
      await browser.open(`/console/sign-in?return_to=${encodeURIComponent(returnTo)}`)
      await browser.submit({ email })
      await browser.submit({ password: operatorPassword })
      return browser
    },
  }
}
