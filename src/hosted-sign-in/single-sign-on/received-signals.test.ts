import { expect, test } from 'vitest'
import { push, startTransmitter } from '#standards/received-signals/received-signals.fixture.ts'
import { pagesOf } from '../pages.fixture.ts'
import { readRequest, startSso } from './sso.fixture.ts'

const [ada, grace] = ['ada@northwind.example', 'grace@northwind.example']

test('[A-5] a signal of the provider ends what could still become a session of the user: remembered browsers and codes', async () => {
  // Its provider has no address for logouts.
  const { api, connectionId, browser, authorizeUrl, respond, exchange } = await pagesOf(await startSso())
  const { issuer, jwks_uri, sign } = await startTransmitter()
  const { body } = await api.put<{ endpoint_url: string }>(`/connections/${connectionId}/signal_receiver`, {
    issuer,
    jwks_uri,
  })
  const signIn = async (email: string) => {
    const person = browser()
    await person.open(authorizeUrl())
    await person.submit({ email })
    await respond(person, readRequest(person.location), { email })
    await exchange(person.location)
    return person
  }
  const [earlier, later, hers] = [await signIn(ada), await signIn(ada), await signIn(grace)]
  await earlier.open(authorizeUrl())
  const unused = earlier.location

  const token = await sign(body.endpoint_url, 'risc/account-disabled', { format: 'email', email: ada })
  expect(await push(body.endpoint_url, token)).toMatchObject({ status: 202 })

  await expect(exchange(unused)).rejects.toMatchObject({ error: 'invalid_grant' })
  for (const person of [earlier, later]) {
    await person.open(authorizeUrl())
    expect(person.location.pathname).toBe('/sign-in')
  }
  await hers.open(authorizeUrl())
  expect(hers.location.searchParams.get('code')).not.toBeNull()
}, 120_000)
