import { selectHeld } from '#pipes/connected-accounts/find.ts'
import { importAccount } from '#pipes/connected-accounts/import.ts'
import type { AccountRow } from '#pipes/connected-accounts/schemas.ts'
import { createIntegration } from '#pipes/pipe-providers/service.ts'
import type { Context } from '#platform/context.ts'
import { seedIdBody } from '../kit/world.ts'
import { defineBench, randomBetween } from './bench.ts'
import { bearerKey, lookUpKey } from './key-lookup.ts'

const path = '/data-integrations/github/token'
const accountCount = 50
/** As long as those of many services. */
const token = 't'.repeat(200)
const scopes = ['repo', 'read:user']

export const pipes = defineBench({
  name: 'pipes',
  summary: 'Get the fresh access token of one of 50 accounts at a service. The limit decrypts nothing.',
  bar: 0.5,
  async seed(context) {
    await createIntegration(context, {
      provider: 'github',
      enabled: true,
      credentials: { type: 'custom', client_id: 'a', client_secret: 'a secret' },
    })
    for (let number = 1; number <= accountCount; number++) await connect(context, userId(number))
  },
  cases: [
    {
      label: 'token',
      connect: () => ({
        next: () => ({
          method: 'POST',
          path,
          body: JSON.stringify({ user_id: userId(randomBetween(1, accountCount)) }),
        }),
      }),
    },
  ],
  limit: {
    matches: ({ method, url }) => method === 'POST' && url === path,
    async serve(request, system) {
      const { environment_id: environmentId } = await lookUpKey(system, bearerKey(request))
      const { user_id } = JSON.parse(request.body) as { user_id: string }
      const owner = { userId: user_id, organizationId: null }
      const row = await system.database.one<AccountRow>(selectHeld({ environmentId }, 'github', owner))
      const access_token = {
        object: 'access_token',
        access_token: token,
        expires_at: row.expires_at,
        scopes: row.scopes,
        missing_scopes: [],
      }
      return { status: 200, body: { active: true, access_token } }
    },
  },
})

async function connect(context: Context, id: string): Promise<void> {
  const expires_at = new Date(context.now().getTime() + 86_400_000).toISOString()
  const tokens = { access_token: token, refresh_token: 'the next', expires_at, scopes: [...scopes] }
  await importAccount(context, 'github', { userId: id, organizationId: null }, tokens)
}

const userId = (number: number) => `user_${seedIdBody}${String(number).padStart(16, '0')}`
