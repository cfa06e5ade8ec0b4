import { expect, test } from 'vitest'
import { ErrorFile } from '../../engine/error-file.ts'
import { runImport } from '../../engine/run-import.ts'
import { codesOf, hashes, startImports } from '../../import.fixture.ts'
import { readRequest } from '../../index.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const sha1 = 'd033e22ae348aeb5660fc2140aec35850c4da997'

test('people of a CSV come in with columns of any name, several organizations and every kind of hash', async () => {
  const { server, file, run, signIn, signInWithCode, users } = await startImports()
  const { body: acme } = await server.api.post<{ id: string }>('/organizations', { name: 'Acme', external_id: 'acme' })
  const people = file(
    'people.csv',
    `\uFEFFE-Mail;id;email_verified;first_name;password_hash;password_hash_type;metadata;org_external_id;org_name;role_slugs;password;shoe_size
Ada@acme.test;1;true;Ada;${hashes.bcrypt};bcrypt;"{""plan"":""pro"",""nested"":{""a"":1}}";acme;Acme;admin;;38
Ada@acme.test;1;true;Ada;${hashes.bcrypt};bcrypt;"{""plan"":""pro"",""nested"":{""a"":1}}";;Globex;;;38
django@acme.test;2;f;"Two
lines";${hashes.django};;;;;;;
plain@acme.test;3;1;Plain;;;;;;no-such-role;Correct-Horse-7;
plain2@acme.test;4;1;Plain;;;;acme;;no-such-role;Correct-Horse-7;
weak@acme.test;5;1;Weak;d033e22ae348aeb5660fc2140aec35850c4da997;sha1;;;;;;
unknown@acme.test;6;1;;xyz;enigma;;;;;;
not an address;7;1;;;;;;;;;
bad@acme.test;8;1;;$2b$10$short;bcrypt;;;;;;
inches@acme.test;11;;5" screen;;;;;;;;
broken@acme.test;9;"unclosed;;;;;;;;;
short@acme.test;10
`.replaceAll('\n', '\r\n'),
  )
  const apps = file('apps.csv', `email,totp_secret\nADA@acme.test,${secret.match(/.{4}/g)?.join(' ')}\n`)
  const words = ['csv', people, apps, '--map', 'E-Mail=email']

  const result = await run(...words, '--allow-weak-hashes')

  expect(codesOf(result)).toEqual({
    unknown_column: 1,
    password_left_out: 1,
    invalid_email: 1,
    invalid_password_hash: 1,
    broken_row: 2,
    invalid_role: 1,
  })
  expect(result.counts).toMatchObject({
    'users created': 8,
    'passwords sha1': 1,
    'authenticator apps': 1,
    'weak passwords kept': 1,
  })
  const [ada] = await users()
  expect(ada).toMatchObject({ email: 'Ada@acme.test', external_id: '1', metadata: { plan: 'pro', nested: '{"a":1}' } })
  expect(await signInWithCode('ada@acme.test', secret)).toBe('organization_selection_required')
  expect(await signIn('weak@acme.test', 'admin')).toMatchObject({ status: 200 })
  expect(await signIn('weak@acme.test', 'Admin')).toMatchObject({ status: 400 })
  expect(await signIn('plain@acme.test')).toMatchObject({ status: 200 })
  // The password is right, and the address was not verified by the source.
  expect(await signIn('django@acme.test')).toMatchObject({ status: 403, code: 'email_verification_required' })
  const memberships = await server.api.get<{ data: { organization_name: string; role: { slug: string } }[] }>(
    `/user_management/organization_memberships?order=asc&user_id=${ada?.id}`,
  )
  expect(memberships.body.data.map(({ organization_name, role }) => [organization_name, role.slug])).toEqual([
    ['Acme', 'admin'],
    ['Globex', 'member'],
  ])
  expect(memberships.body.data[0]).toMatchObject({ organization_id: acme.id })

  // The rows that did not come in are an input: corrected, they come in by themselves.
  await server.api.post('/authorization/roles', { slug: 'no-such-role', name: 'Now there is' })
  const repaired = await run('csv', result.errorPath, '--map', 'E-Mail=email', '--allow-weak-hashes')
  expect(repaired.counts).toMatchObject({ 'memberships active': 1, 'users unchanged': expect.any(Number) })
  expect(codesOf(repaired)).not.toHaveProperty('invalid_role')
}, 180_000)

test('hashes of a single digest stay out unless they are allowed, and weak ones are reset on demand', async () => {
  const { file, run, signIn } = await startImports()
  const row = { email: 'a@acme.test', email_verified: true, password_hash: sha1, password_hash_type: 'sha1' }
  const refused = await run('csv', file('one.ndjson', [row]))
  expect(codesOf(refused)).toEqual({ weak_password_hash: 1 })
  expect(refused.text).not.toContain(sha1)

  const strong = { email: 'b@acme.test', email_verified: true, password_hash: hashes.django }
  const reset = await run(
    'csv',
    file('two.ndjson', [
      strong,
      {
        ...strong,
        email: 'c@acme.test',
        password_hash: '$2b$04$YtYZgwfHkn2x8tfU2kREbuFGezumnZ8vJwmRi3t8oizn5G.Y48NWy',
      },
    ]),
    '--reset-weak',
  )
  expect(reset.counts).toMatchObject({ 'weak passwords reset': 1, 'passwords pbkdf2': 1 })
  expect(await signIn('b@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('c@acme.test')).toMatchObject({ status: 400 })
}, 180_000)

test('a run that ends in the middle twice is repeated without doubles', async () => {
  const { server, file, users } = await startImports()
  const rows = Array.from({ length: 1_700 }, (_, i) => ({
    id: `u${i}`,
    email: `User${i}@acme.test`,
    password_hash: hashes.bcrypt,
    org_name: `Organization ${i % 7}`,
  }))
  const { source, options } = readRequest('csv', [])
  const path = file('people.ndjson', rows)
  const attempt = async (batches: number) => {
    let left = batches
    const silent = { show: () => undefined, end: () => undefined }
    return runImport(server.environment, {
      source: source.name,
      inputs: await source.inputs([path], {}, { now: new Date(), progress: silent, print: () => undefined }),
      options,
      writers: {},
      isDryRun: false,
      errors: new ErrorFile(`${path}.errors`),
      progress: {
        show(label) {
          if (label === 'Importing' && left-- === 0) throw new Error('The process is gone.')
        },
        end: () => undefined,
      },
      addressOf: async () => '',
    })
  }

  await expect(attempt(0)).rejects.toThrow('gone')
  await expect(attempt(1)).rejects.toThrow('gone')
  // Two at once: what one stores, the other finds.
  const reports = await Promise.all([attempt(99), attempt(99)])

  expect(reports.map(({ problemCount, faults }) => [problemCount, faults])).toEqual([
    [0, []],
    [0, []],
  ])
  const counts = reports.map(({ tallies }) => tallies.of('users created'))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_700 - 1_000)
  const { body } = await server.api.get<{ data: unknown[] }>('/organizations?limit=100')
  expect(body.data).toHaveLength(7)
  expect(await users()).toHaveLength(100)
  expect(reports[0]?.checks).toContain('1,700 users of this source are noted')
}, 180_000)
