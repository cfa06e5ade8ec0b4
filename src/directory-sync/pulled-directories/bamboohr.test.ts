import { afterAll, expect, test } from 'vitest'
import { bamboohrSettings, type Employee } from '#test/bamboohr.ts'
import { startForPulls } from './pulled.fixture.ts'

const server = await startForPulls()
afterAll(() => server.close())
const { pullBamboohr, later } = server
const halfAnHour = 1_920_000

function employee(id: string, members: Partial<Employee> = {}): Employee {
  return {
    id,
    displayName: `Employee ${id}`,
    firstName: 'Grace',
    lastName: `Hopper ${id}`,
    workEmail: `${id}@northwind.example`,
    jobTitle: 'Engineer',
    department: 'Research',
    photoUrl: `https://images.example/${Math.random()}`,
    ...members,
  }
}

async function startWithEmployees(...employees: Employee[]) {
  const pulled = await pullBamboohr()
  for (const each of employees) pulled.bamboohr.employees.set(each.id, each)
  pulled.bamboohr.asked.length = 0
  return pulled
}

test('employees become users and their departments groups, also of one without an email', async () => {
  const { directory } = await startWithEmployees(
    employee('1', { supervisor: 'Ada', division: 'North', preferredName: 'Amazing', workPhone: '123' }),
    employee('2', { department: 'Sales' }),
    employee('3', { workEmail: null, department: null }),
  )

  expect((await directory.sync()).last_run).toMatchObject({
    outcome: 'succeeded',
    users: { created: 3 },
    groups: { created: 2 },
  })

  expect(await directory.state()).toBe('linked')
  expect(await directory.contents()).toEqual({
    users: {
      1: { email: '1@northwind.example', first_name: 'Grace', state: 'active' },
      2: { email: '2@northwind.example', first_name: 'Grace', state: 'active' },
      3: { email: null, first_name: 'Grace', state: 'active' },
    },
    groups: { Research: { name: 'Research', members: ['1'] }, Sales: { name: 'Sales', members: ['2'] } },
  })
  const { data } = await server.workos.directorySync.listUsers({ directory: directory.id })
  expect(data.find(({ idpId }) => idpId === '1')?.customAttributes).toMatchObject({
    job_title: 'Engineer',
    department_name: 'Research',
    division_name: 'North',
    manager_name: 'Ada',
  })
})

test('nothing is read where BambooHR says that no one has changed, but once a day', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'))
  await directory.sync()
  bamboohr.asked.length = 0

  later(halfAnHour)
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'succeeded', is_complete: false })
  expect(bamboohr.asked).toEqual(['/employees/changed'])

  later(86_400_000)
  expect((await directory.sync()).last_run).toMatchObject({ is_complete: true })
  expect(bamboohr.asked).toEqual(['/employees/changed', '/employees/directory'])
})

test('a source that did not answer is asked once until it answers, later each time, and then as often as before', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'))
  await directory.sync()
  let isDown = true
  bamboohr.intercept = () => {
    if (isDown) throw new Error('The connection is closed without an answer.')
    return undefined
  }
  const pauses: number[] = []
  const asked: number[] = []
  for (let run = 1; run <= 8; run++) {
    later(2 * 3_600_000)
    bamboohr.asked.length = 0
    const { failed_runs, last_run, next_run_at } = await directory.sync()
    expect([failed_runs, last_run?.error?.code]).toEqual([run, 'unreachable'])
    asked.push(bamboohr.asked.length)
    pauses.push((Date.parse(next_run_at ?? '') - Date.parse(last_run?.ended_at ?? '')) / 60_000)
  }
  const [first, ...rest] = asked
  // A request on a kept connection that was closed meanwhile is sent once more, which is no try.
  expect(first).toBeGreaterThanOrEqual(4)
  expect(rest).toEqual(Array(7).fill(1))
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 120, 120])

  isDown = false
  later(2 * 3_600_000)
  expect(await directory.sync()).toMatchObject({ failed_runs: 0, last_run: { outcome: 'succeeded' } })
})

test('an employee who changes, moves to another department or leaves is an event', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'), employee('2'), employee('3'))
  await directory.sync()
  await directory.news()

  bamboohr.employees.set('1', employee('1', { jobTitle: 'Director' }))
  bamboohr.employees.set('2', employee('2', { department: 'Sales' }))
  bamboohr.employees.delete('3')
  later(halfAnHour)
  bamboohr.changedAt = new Date(server.app.system.now())
  await directory.sync()

  expect((await directory.news()).sort()).toEqual([
    'dsync.group.created Sales',
    'dsync.group.user_added Sales 2',
    'dsync.group.user_removed Research 2',
    'dsync.user.deleted 3',
    'dsync.user.updated 1',
    'dsync.user.updated 2',
  ])
})

test('a run that was asked for reads everything, whatever BambooHR says', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'))
  await directory.sync()
  bamboohr.employees.set('2', employee('2'))

  expect(await server.call('POST', `/directories/${directory.id}/sync`)).toMatchObject({ status: 202 })

  expect((await directory.sync()).last_run).toMatchObject({ is_complete: true, users: { created: 1 } })
})

test('BambooHR is given the time that it asks for by a 503', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'))
  const answers = [{ status: 503, headers: { 'retry-after': '3' } }, { status: 503 }]
  bamboohr.intercept = () => answers.shift()
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'succeeded' })
  expect(directory.waits).toEqual([3_000, 2_000])
})

test('an answer that is no list of employees deletes no one', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'))
  await directory.sync()
  await directory.news()
  for (const body of [
    {},
    { employees: null },
    { employees: [] },
    [],
    'maintenance',
    { employees: [{ name: 'no id' }] },
  ]) {
    bamboohr.intercept = ({ url }) => (url.pathname.endsWith('/directory') ? { status: 200, body } : undefined)
    later(86_400_000)
    expect((await directory.sync()).last_run).toMatchObject({ outcome: 'failed' })
    expect(await directory.news()).toEqual([])
  }
})

test('a key that BambooHR refuses is not stored; one that it takes back says so in the state', async () => {
  const { bamboohr, directory } = await startWithEmployees(employee('1'))
  await directory.sync()
  const { status, json } = await directory.configure({ ...bamboohrSettings(bamboohr), api_key: 'another' })
  expect([status, json.message]).toEqual([422, expect.stringContaining('The API key is not valid.')])
  expect((await directory.configure({ ...bamboohrSettings(bamboohr), company: 'unknown' })).status).toBe(422)
  expect((await directory.configure({ ...bamboohrSettings(bamboohr), company: '../admin' })).status).toBe(422)
  expect(await directory.state()).toBe('linked')

  bamboohr.apiKey = 'rotated'
  later(halfAnHour)
  await directory.sync()
  expect(await directory.state()).toBe('invalid_credentials')
  await directory.configure(bamboohrSettings(bamboohr))
  expect(await directory.state()).toBe('validating')
  await directory.sync()
  expect(await directory.state()).toBe('linked')
  expect(JSON.stringify(await directory.view())).not.toContain('rotated')
})
