import { expect, test } from 'vitest'
import { type DomainError, defineError, notFound, platformErrors } from './errors.ts'
import { createErrorRenderer, type ErrorRenderer } from './surfaces.ts'

const page: ErrorRenderer = (error, { id }) => ({
  status: error.definition.status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `${id} ${error.message}`,
})
const render = createErrorRenderer({ page, scim: page })
const requestWith = (accept?: string) => ({
  id: 'req_1',
  method: 'GET',
  url: '/',
  header: (name: string) => (name === 'accept' ? accept : undefined),
})
const request = requestWith()
const rendered = async (surface: 'api' | 'oauth' | 'vault' | 'secevent', error: DomainError) => {
  const { status, headers, body } = await render(surface, error, request)
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' })
  return [status, JSON.parse(body)]
}

const invalidGrant = defineError({ status: 400, code: 'invalid_grant', when: 'x', family: 'oauth' }, () => 'Spent.')
const stepUp = defineError({ status: 403, code: 'step_up', when: 'x', family: 'plain' }, () => ({
  message: 'One more step.',
  pending_authentication_token: 'token',
}))
const userNotFound = { message: "User not found: 'user_1'.", code: 'entity_not_found', entity_id: 'user_1' }
const fault = { field: 'name', code: 'name_required', message: '`name` is missing. Send a name.' }

test.each<[string, DomainError, number, object]>([
  ['a code and a text', platformErrors.forbidden('No.'), 403, { code: 'forbidden', message: 'No.' }],
  ['what was not found', notFound('User', 'user_1'), 404, userNotFound],
  [
    'the faults of a request',
    platformErrors.invalidRequest([fault]),
    422,
    { code: 'invalid_request_parameters', message: '`name` is missing. Send a name.', errors: [fault] },
  ],
  ['an error of the oauth family', invalidGrant(), 400, { error: 'invalid_grant', error_description: 'Spent.' }],
  [
    'further members',
    stepUp(),
    403,
    { code: 'step_up', message: 'One more step.', pending_authentication_token: 'token' },
  ],
])('the API says %s', async (_what, error, status, body) => {
  expect(await rendered('api', error)).toEqual([status, body])
})

test.each<[string, DomainError, number, object]>([
  ['an error of its own', platformErrors.forbidden('No.'), 403, { error: 'forbidden', error_description: 'No.' }],
  [
    'a wrong shape as invalid_request',
    platformErrors.invalidRequest([fault]),
    400,
    { error: 'invalid_request', error_description: '`name` is missing. Send a name.' },
  ],
  [
    'an unreadable body as invalid_request',
    platformErrors.malformedBody('No JSON.'),
    400,
    { error: 'invalid_request', error_description: 'No JSON.' },
  ],
  ['what was not found as the API does', notFound('User', 'user_1'), 404, userNotFound],
  [
    'a step up in the plain family',
    stepUp(),
    403,
    { code: 'step_up', message: 'One more step.', pending_authentication_token: 'token' },
  ],
])('OAuth says %s', async (_what, error, status, body) => {
  expect(await rendered('oauth', error)).toEqual([status, body])
})

test('the Vault says every error as a text, with its code beside it', async () => {
  expect(await rendered('vault', invalidGrant())).toEqual([400, { error: 'Spent.', code: 'invalid_grant' }])
  const { message, ...named } = userNotFound
  expect(await rendered('vault', notFound('User', 'user_1'))).toEqual([404, { error: message, ...named }])
})

test('a receiver of security events says every error in two words of its own', async () => {
  expect(await rendered('secevent', invalidGrant())).toEqual([400, { err: 'invalid_grant', description: 'Spent.' }])
  expect(await rendered('secevent', platformErrors.invalidRequest([fault]))).toEqual([
    400,
    { err: 'invalid_request', description: '`name` is missing. Send a name.' },
  ])
})

test('pages show every family as a page', async () => {
  for (const error of [invalidGrant(), stepUp(), platformErrors.internal()])
    expect(await render('browser', error, request)).toMatchObject({ body: `req_1 ${error.message}` })
})

test('a program that prefers JSON to pages gets every family in the plain shape of the API', async () => {
  for (const error of [invalidGrant(), stepUp(), platformErrors.internal()]) {
    const { headers, body } = await render('browser', error, requestWith('application/json, text/html;q=0.9'))

    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' })
    expect(JSON.parse(body)).toMatchObject({ code: error.definition.code, message: error.message })
  }
})

test('every 429, 503 and 405 carries the header that goes with it', async () => {
  const headers = async (error: DomainError) => (await render('api', error, request)).headers

  expect(await headers(platformErrors.rateLimited(7))).toMatchObject({ 'retry-after': '7' })
  expect(await headers(platformErrors.overloaded())).toMatchObject({ 'retry-after': '1' })
  expect(await headers(platformErrors.methodNotAllowed('PUT', 'GET, POST'))).toMatchObject({ allow: 'GET, POST' })
})
