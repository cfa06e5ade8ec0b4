// Unleash over PostgreSQL, with one flag: what its clients fetch.
import { start as startUnleash } from 'unleash-server'

export async function start({ databaseUrl }) {
  const unleash = await startUnleash({
    databaseUrl,
    server: { port: 0, host: '127.0.0.1' },
    authentication: { type: 'none' },
    versionCheck: { enable: false },
    telemetry: false,
    logLevel: 'error',
  })
  const { port } = unleash.server.address()
  const answer = await fetch(`http://127.0.0.1:${port}/api/admin/projects/default/features`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'beta', type: 'release' }),
  })
  if (!answer.ok) throw new Error(`Unleash refused its flag: ${await answer.text()}`)
  return { port }
}
