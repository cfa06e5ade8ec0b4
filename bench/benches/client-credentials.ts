import { basicOf, insertMachines, machineClientId, machineCount, machineSecret } from '../kit/machines.ts'
import { defineBench, takeTurns } from './bench.ts'

/** The package signs with the same algorithm, and has clients in its memory where Gatehouse reads them. */
export const clientCredentials = defineBench({
  name: 'client-credentials',
  summary: 'POST /oauth2/token: an access token for one of 100 machines, against the package oidc-provider in memory.',
  bar: 0.7,
  cases: [
    {
      label: 'token',
      connect({ clientId }, place) {
        const turn = takeTurns(machineCount, place)
        return {
          next() {
            const number = turn() + 1
            return {
              method: 'POST',
              path: '/oauth2/token',
              headers: {
                'content-type': 'application/x-www-form-urlencoded',
                authorization: basicOf(machineClientId(clientId, number), machineSecret(number)),
              },
              body: 'grant_type=client_credentials&scope=orders:read',
            }
          },
        }
      },
    },
  ],
  limit: 'oidc-provider',
  seed: insertMachines,
})
