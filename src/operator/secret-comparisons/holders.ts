import { findStreamSecret } from '#audit-logs/log-streams/index.ts'
import { findIntegrationSecret } from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import { findProviderSecret } from '#sign-in/social-providers/index.ts'
import { findConnectionSecret } from '#sso/connections/index.ts'

/** The stored secret of an object by the member that sets it; nothing where there is no such object or secret. */
type FindSecret = (ctx: Context, id: string, member: string) => Promise<string | undefined>

const ofClient =
  (find: (ctx: Context, id: string) => Promise<string | undefined>): FindSecret =>
  async (ctx, id, member) =>
    member === 'client_secret' ? find(ctx, id) : undefined

export const holderNames = ['social_provider', 'connection', 'log_stream', 'data_integration'] as const

/** What has secrets that are written and never shown. */
export const holders: Readonly<Record<(typeof holderNames)[number], FindSecret>> = {
  social_provider: ofClient(findProviderSecret),
  connection: ofClient(findConnectionSecret),
  log_stream: findStreamSecret,
  data_integration: ofClient(findIntegrationSecret),
}
