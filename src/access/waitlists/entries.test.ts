import { expect, test } from 'vitest'
import { entriesPath, startWaitlistServer } from './waitlists.fixture.ts'

test('the default waitlist is unknown until its first entry creates it, and is then the only one', async () => {
  const { workos, api, add } = await startWaitlistServer()
  expect(await workos.userManagement.listWaitlists()).toMatchObject({ data: [] })
  await expect(workos.userManagement.getWaitlist('default')).rejects.toMatchObject({ status: 404 })
  await expect(workos.userManagement.listWaitlistEntries('default')).rejects.toMatchObject({ status: 404 })

  const entry = await workos.userManagement.createWaitlistEntry('default', { email: 'ada@northwind.example' })

  const waitlist = await workos.userManagement.getWaitlist('default')
  expect(waitlist).toMatchObject({ object: 'waitlist', id: entry.waitlistId })
  expect(waitlist.id).toMatch(/^waitlist_/)
  expect(await workos.userManagement.getWaitlist(waitlist.id)).toEqual(waitlist)
  await add('grace@northwind.example')
  expect((await api.get('/user_management/waitlists')).body).toEqual({
    object: 'list',
    data: [expect.objectContaining({ id: waitlist.id })],
    list_metadata: { before: null, after: null },
  })
})

test('a new entry is pending, with what else the person said, and is announced without that', async () => {
  const { workos, announced } = await startWaitlistServer()
  const additionalFields = { company: 'Northwind', size: '50' }

  const entry = await workos.userManagement.createWaitlistEntry('default', {
    email: 'ada@northwind.example',
    additionalFields,
  })

  expect(entry).toMatchObject({
    object: 'waitlist_entry',
    email: 'ada@northwind.example',
    state: 'pending',
    approvedAt: null,
    additionalFields,
  })
  expect(entry.id).toMatch(/^wl_user_/)
  const [event, ...others] = await announced('waitlist_user.created')
  expect(others).toEqual([])
  expect(event).toEqual({
    object: 'waitlist_user',
    id: entry.id,
    email: entry.email,
    state: 'pending',
    approved_at: null,
    waitlist_id: entry.waitlistId,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
  })
})

test('an email is normalized: a known one in any case is answered with its entry, unchanged and unannounced', async () => {
  const { post, add, announced, outbox } = await startWaitlistServer()
  const first = await add('Ada@Northwind.example', { additional_fields: { company: 'Northwind' } })
  expect(first.email).toBe('ada@northwind.example')

  const again = await post(entriesPath, {
    email: 'ADA@northwind.EXAMPLE',
    additional_fields: { company: 'Contoso' },
    send_confirmation_email: true,
  })

  expect(again).toEqual({ status: 201, body: first })
  expect(await announced('waitlist_user.created')).toHaveLength(1)
  expect(await outbox('ada@northwind.example')).toEqual([])
})

test('a confirmation is mailed only where the call asks for it and the environment sends it', async () => {
  const { add, outbox, settings } = await startWaitlistServer()
  await add('quiet@northwind.example')
  await add('ada@northwind.example', { send_confirmation_email: true })
  await settings({ disabled_mails: ['waitlist_confirmation'] })
  await add('grace@northwind.example', { send_confirmation_email: true })

  expect(await outbox('quiet@northwind.example')).toEqual([])
  const [mail, ...others] = await outbox('ada@northwind.example')
  expect(mail?.subject).toBe('You’re on the waitlist for Test')
  expect(others).toEqual([])
  expect(await outbox('grace@northwind.example')).toEqual([])
})

test('[U-1] a confirmation counts with the codes and links that anyone can have sent to the address', async () => {
  const { workos, post, read, add } = await startWaitlistServer()
  await add('grace@northwind.example')
  const email = 'ada@northwind.example'
  await workos.userManagement.createUser({ email })
  const { data } = await workos.userManagement.listUsers({ email })
  for (let i = 0; i < 3; i++) await workos.userManagement.createMagicAuth({ email })
  await workos.userManagement.deleteUser(data[0]?.id ?? '')

  expect(await post(entriesPath, { email, send_confirmation_email: true })).toMatchObject({
    status: 429,
    body: { code: 'daily_quota_exceeded' },
  })

  expect(await read(email)).toBeUndefined()
  expect((await post(entriesPath, { email })).status).toBe(201)
})

test('an email of a user is refused, and leaves no list behind', async () => {
  const { workos, post } = await startWaitlistServer()
  await workos.userManagement.createUser({ email: 'ada@northwind.example' })

  expect(await post(entriesPath, { email: 'Ada@northwind.example' })).toMatchObject({
    status: 422,
    body: { code: 'user_already_exists' },
  })

  expect(await workos.userManagement.listWaitlists()).toMatchObject({ data: [] })
})

const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`field ${i}`, '']))
test.each([
  ['51 fields', many],
  ['a name of 41 characters', { ['a'.repeat(41)]: '' }],
  ['an answer of 601 characters', { a: 'b'.repeat(601) }],
  ['a number', { a: 1 }],
  ['a line break in the name, and a number', { 'a\nb': 1 }],
])('additional fields with %s are refused', async (_name, additional_fields) => {
  const { post } = await startWaitlistServer()
  expect(await post(entriesPath, { email: 'ada@northwind.example', additional_fields })).toMatchObject({
    status: 422,
    body: { code: 'invalid_request_parameters' },
  })
})

test('fifty fields with the longest names and answers are kept', async () => {
  const { add } = await startWaitlistServer()
  const fields = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}`.padStart(40, 'n'), 'b'.repeat(600)]))
  expect((await add('ada@northwind.example', { additional_fields: fields })).additional_fields).toEqual(fields)
})

test('an unknown list and what is no email are refused', async () => {
  const { post, api, add } = await startWaitlistServer()
  await add('ada@northwind.example')
  const unknown = '/user_management/waitlists/waitlist_01H/entries'
  expect((await post(unknown, { email: 'grace@northwind.example' })).status).toBe(404)
  expect((await api.get(unknown)).status).toBe(404)
  expect((await post(entriesPath, { email: 'grace' })).status).toBe(422)
  expect((await api.get(`${entriesPath}?state=waiting`)).body).toMatchObject({ code: 'invalid_request_parameters' })
})

test('entries are listed by state and by the exact email, in pages', async () => {
  const { workos, add, deny, approve } = await startWaitlistServer()
  const [a, b, c, d] = [
    await add('a@northwind.example'),
    await add('b@northwind.example'),
    await add('c@northwind.example'),
    await add('d@northwind.example'),
  ]
  await approve(b.id)
  await deny(c.id)
  const ids = async (options: object) =>
    (await workos.userManagement.listWaitlistEntries('default', options)).data.map(({ id }) => id)

  expect(await ids({})).toEqual([d.id, c.id, b.id, a.id])
  expect(await ids({ state: 'pending', order: 'asc' })).toEqual([a.id, d.id])
  expect(await ids({ state: 'approved' })).toEqual([b.id])
  expect(await ids({ state: 'denied' })).toEqual([c.id])
  expect(await ids({ email: 'A@northwind.example' })).toEqual([a.id])
  expect(await ids({ email: 'x@northwind.example' })).toEqual([])
  expect(await ids({ limit: 2, after: c.id })).toEqual([b.id, a.id])
})

test('of ten parallel calls for one email one adds it, and all answer the same entry', async () => {
  const { post, announced, outbox, workos } = await startWaitlistServer()

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      post(entriesPath, {
        email: i % 2 === 0 ? 'ada@northwind.example' : 'Ada@Northwind.example',
        send_confirmation_email: i === 0,
      }),
    ),
  )

  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  expect(answers[0]?.status).toBe(201)
  expect(await announced('waitlist_user.created')).toHaveLength(1)
  expect((await outbox('ada@northwind.example')).length).toBeLessThanOrEqual(1)
  expect((await workos.userManagement.listWaitlists()).data).toHaveLength(1)
})

test('a deleted entry may join again, unless a user has the email by then; of parallel deletions one succeeds', async () => {
  const { workos, api, add, post, read, announced } = await startWaitlistServer()
  const email = 'ada@northwind.example'
  const first = await add(email)

  const answers = await Promise.all(
    Array.from({ length: 5 }, () => api.delete(`/user_management/waitlist_entries/${first.id}`)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404, 404])
  expect(await read(email)).toBeUndefined()

  const second = await add(email)
  expect(second.id).not.toBe(first.id)
  expect(await announced('waitlist_user.created')).toHaveLength(2)
  await workos.userManagement.deleteWaitlistEntry(second.id)
  await workos.userManagement.createUser({ email })
  expect((await post(entriesPath, { email })).body).toMatchObject({ code: 'user_already_exists' })
})

test('parallel additions and deletions of one email end with an answer for each', async () => {
  const { post, api, add } = await startWaitlistServer()
  const { id } = await add('ada@northwind.example')

  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => post(entriesPath, { email: 'ada@northwind.example' })),
    api.delete(`/user_management/waitlist_entries/${id}`),
  ])

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 204])
})

test('fields of the page are a setting of the environment, each with a name of its own', async () => {
  const { settings, api } = await startWaitlistServer()
  const path = '/environments/current/sign_in_settings'
  expect((await api.get(path)).body).toMatchObject({ waitlist: false, waitlist_fields: [] })
  const field = { name: 'company', label: 'Company', labels: { de: 'Firma' }, required: true }

  expect((await settings({ waitlist: true, waitlist_fields: [field] })).status).toBe(200)
  expect((await api.get(path)).body).toMatchObject({ waitlist: true, waitlist_fields: [field] })

  for (const waitlist_fields of [
    [field, { ...field, label: 'Firm' }],
    [{ ...field, name: 'Company' }],
    [{ ...field, label: ' ' }],
    Array.from({ length: 11 }, (_, i) => ({ name: `field_${i}`, label: 'Company' })),
  ]) {
    expect(await settings({ waitlist_fields })).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
})
