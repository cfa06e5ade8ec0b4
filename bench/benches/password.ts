import { randomUUID } from 'node:crypto'
import { userEmail, userPassword } from '../kit/world.ts'
import { defineBench, takeTurns } from './bench.ts'

export const password = defineBench({
  name: 'password',
  summary: 'The password grant as the official SDK sends it, against the verification of passwords alone.',
  bar: 0.9,
  cases: [
    {
      label: 'POST, password',
      connect({ clientId, apiKey, users }, place) {
        const nextUser = takeTurns(users, place)
        return {
          next: () => ({
            method: 'POST',
            path: '/user_management/authenticate',
            headers: { 'idempotency-key': `retry-${randomUUID()}` },
            body: JSON.stringify({
              grant_type: 'password',
              client_id: clientId,
              client_secret: apiKey,
              email: userEmail(nextUser() + 1),
              password: userPassword,
            }),
          }),
        }
      },
    },
  ],
  limit: 'argon2',
})
