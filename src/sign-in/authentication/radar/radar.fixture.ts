import { sql } from '#platform/db/sql.ts'
import { send } from '#test/samples.ts'
import { startServer, type TestServer } from '#test/server.ts'

export const password = 'a sturdy long passphrase'
export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
export const phone = '+14155550123'

/** The error of the official SDK when a sign-in needs another step or is refused. */
export interface Refusal {
  status: number
  code: string
  pendingAuthenticationToken: string
  radarChallengeId?: string
  rawData: Record<string, unknown>
}

export interface RadarServer extends TestServer {
  radar(changes: Record<string, string>): Promise<void>
  /** A user created long ago, so that a sign-in is not a sign-up. */
  user(email: string): Promise<{ id: string; email: string }>
  /** Signs in with the password. */
  signIn(email: string, more?: object): ReturnType<TestServer['workos']['userManagement']['authenticateWithPassword']>
  /** Calls authenticate directly, for what the SDK does not send or would retry. */
  grant(body: object): ReturnType<typeof send>
  announced(name: string): Promise<Record<string, unknown>[]>
}

export async function startRadar(settings: Record<string, string> = {}, server?: TestServer): Promise<RadarServer> {
  const own = server ?? (await startServer())
  const { workos, api, clientId, environment } = own
  const radar = async (body: Record<string, string>) => {
    const { status } = await api.request('/environments/current/radar_settings', { method: 'PATCH', body })
    if (status !== 200) throw new Error('The settings were refused.')
  }
  await radar(settings)
  return {
    ...own,
    radar,
    async user(email) {
      const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
      await environment.db.run(sql`
        update users set created_at = created_at - interval '1 day'
        where environment_id = ${environment.environmentId} and id = ${user.id}`)
      return user
    },
    signIn: (email, more = {}) =>
      workos.userManagement.authenticateWithPassword({
        clientId,
        email,
        password,
        ipAddress: '198.51.100.42',
        userAgent: firefox,
        ...more,
      }),
    grant: (body) =>
      send(own.url, '/user_management/authenticate', {
        method: 'POST',
        body: { client_id: clientId, client_secret: own.apiKey, ...body },
      }),
    async announced(name) {
      const { body } = await api.get<{ data: { data: Record<string, unknown> }[] }>(`/events?events=${name}&limit=100`)
      return body.data.map(({ data }) => data)
    },
  }
}

/** The error of a refused call. */
export async function refused(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error as Refusal,
  )
  if (outcome === undefined) throw new Error('The call succeeded.')
  return outcome
}
