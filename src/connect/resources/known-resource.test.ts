import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('a resource that is registered already is refused with a 422, also of racing calls all but one', async () => {
  const { api } = await startServer()
  const create = () =>
    api.post<{ code?: string }>('/user_management/authkit_oauth_resources', { uri: 'https://mcp.example' })

  const answers = await Promise.all([create(), create(), create()])

  expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([
    [201, undefined],
    [422, 'resource_already_exists'],
    [422, 'resource_already_exists'],
  ])
})
