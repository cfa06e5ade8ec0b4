import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApplication } from './rehearse/application.ts'
import { rehearsals } from './rehearse/exports.ts'
import { startOldLogin } from './rehearse/old-login.ts'
import { inOrganization, makePeople } from './rehearse/person.ts'

/**
 * `npm run rehearse -- SOURCE [USERS]`: moves made-up users in from another product, on a server of development that runs on this machine with
 * the settings of this shell, and signs some of them in. Says what each step took.
 */
const [source = '', given = '1000'] = process.argv.slice(2)
const rehearsal = rehearsals[source]
const count = Number(given)
if (rehearsal === undefined || !Number.isInteger(count) || count < inOrganization * 2) {
  console.error(
    `Usage: npm run rehearse -- ${Object.keys(rehearsals).join('|')} [USERS, at least ${inOrganization * 2}]`,
  )
  process.exit(2)
}
const cli = 'dist/cli.js'
if (!existsSync(cli)) throw new Error('Start the server first: npm start')

const { GATEHOUSE_URL, GATEHOUSE_API_KEY, PORT = '4100' } = process.env
const url = GATEHOUSE_URL ?? `http://localhost:${PORT}`
const application = await openApplication(url, GATEHOUSE_API_KEY ?? 'sk_test_default')
const run = `rehearsal-${Date.now().toString(36)}`
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-rehearsal-'))
const people = makePeople(run, count)
const faults: string[] = []
const say = (step: string, milliseconds: number, outcome: string) =>
  console.log(`${step.padEnd(26)}${`${(milliseconds / 1_000).toFixed(1)} s`.padStart(8)}   ${outcome}`)

console.log(`${rehearsal.title}: ${count.toLocaleString('en')} users, at ${url}\n`)
const words = rehearsal.write(folder, run, people)
runImport('dry run', '--dry-run')
runImport('import')
runImport('import again (delta)')
await signInSome()
rmSync(folder, { recursive: true })
for (const fault of faults) console.log(`\nNot as expected: ${fault}`)
process.exitCode = faults.length > 0 ? 1 : 0

function runImport(step: string, ...more: string[]): void {
  const started = performance.now()
  const flags = ['--errors', join(folder, 'errors.ndjson'), '--environment', application.environment.id, ...more]
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'import', source, ...words, ...flags], {
    encoding: 'utf8',
  })
  const users = stdout.split('\n').find((line) => line.startsWith('Users ')) ?? ''
  say(step, performance.now() - started, users.replace(/^Users +/, 'users '))
  if (status !== 0) faults.push(`${step} ended with ${status}:\n${stdout}${stderr}`)
}

/** The first ten, who include one with an authenticator app, and one who is blocked. */
async function signInSome(): Promise<void> {
  const oldLogin = rehearsal?.hasPasswords === false ? await startOldLogin(people) : undefined
  if (oldLogin !== undefined) await application.call('PUT', '/migration_endpoint', { url: oldLogin.url })
  const ten = people.slice(0, 10)
  // A code of an app is accepted once.
  const withoutApps = ten.filter((person) => person.totpSecret === undefined)
  for (const [step, some] of [
    ['first sign-ins', ten],
    ['second sign-ins', oldLogin === undefined ? withoutApps : ten],
  ] as const) {
    const started = performance.now()
    const outcomes: string[] = []
    for (const { email, totpSecret } of some)
      outcomes.push(await application.signIn(email, oldLogin === undefined ? totpSecret : undefined))
    const done = outcomes.filter((outcome) => outcome === 'signed in').length
    const apps = oldLogin === undefined ? some.length - some.filter((each) => withoutApps.includes(each)).length : 0
    const more = oldLogin === undefined ? '' : `; the old login was asked ${oldLogin.asked()} times in all`
    const codes = apps === 0 ? '' : `, ${apps} of them with a code of the app`
    say(step, performance.now() - started, `${done} of ${some.length} with the old password${codes}${more}`)
    if (done < some.length) faults.push(`${step}: ${outcomes.join(', ')}`)
  }
  const blocked = people.find(({ isBlocked }) => isBlocked)
  const started = performance.now()
  const outcome = await application.signIn(blocked?.email ?? '')
  say('a blocked user', performance.now() - started, outcome)
  if (outcome === 'signed in') faults.push('the blocked user signed in')
  if (oldLogin === undefined) return
  await application.call('DELETE', '/migration_endpoint')
  oldLogin.close()
}
