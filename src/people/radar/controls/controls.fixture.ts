import { onTestFinished } from 'vitest'
import { defined } from '#platform/defined.ts'
import { type ServerOptions, startOwnServer, startServer, type TestServer } from '#test/server.ts'

export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
export const password = 'a sturdy long passphrase'

type Attempt = Parameters<TestServer['workos']['radar']['createAttempt']>[0]

export interface AssessedAttempt {
  attempt_id: string
  verdict: string
  control?: string
  reason: string
}

export interface ControlServer extends TestServer {
  /** Assesses an attempt that is unremarkable except for the given facts. */
  assess(given?: Partial<Attempt> & { signalsId?: string }): Promise<AssessedAttempt>
  /** The same, reported as a success. */
  succeed(given?: Partial<Attempt> & { signalsId?: string }): Promise<void>
  radar(changes: Record<string, string>): Promise<void>
  /** Advances the server's clock, if the test has its own. */
  pass(seconds: number): void
}

/** A server on which one control is on. */
export async function startControl(
  settings: Record<string, string>,
  { ownClock = false, ipLocationsFile }: { ownClock?: boolean; ipLocationsFile?: string } = {},
): Promise<ControlServer> {
  let time = Date.now()
  const isOwn = ownClock || ipLocationsFile !== undefined
  const server = isOwn
    ? await startOwn({ now: () => new Date(time), config: { ipLocationsFile } })
    : await startServer()
  const { api } = server
  const radar = async (body: Record<string, string>) => {
    const answer = await api.request('/environments/current/radar_settings', { method: 'PATCH', body })
    if (answer.status !== 200) throw new Error('The settings were refused.')
  }
  await radar({ standalone: 'enforce', ...settings })
  const create = async (given: Partial<Attempt> & { signalsId?: string } = {}) => {
    // The SDK does not send the signals.
    const { body } = await api.post<AssessedAttempt>('/radar/attempts', {
      ip_address: given.ipAddress ?? '198.51.100.42',
      user_agent: given.userAgent ?? firefox,
      email: given.email ?? 'ada@northwind.example',
      auth_method: 'Password',
      action: given.action ?? 'sign-in',
      ...defined({ signals_id: given.signalsId }),
    })
    return body
  }
  return {
    ...server,
    radar,
    assess: create,
    async succeed(given) {
      const { attempt_id: id } = await create(given)
      await server.workos.radar.updateAttempt({ id, attemptStatus: 'success' })
    },
    pass(seconds) {
      time += seconds * 1_000
    },
  }
}

async function startOwn(options: ServerOptions): Promise<TestServer> {
  const server = await startOwnServer(options)
  onTestFinished(() => server.close())
  return server
}
