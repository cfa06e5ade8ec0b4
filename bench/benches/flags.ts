import { gzipSync } from 'node:zlib'
import { type Reason, selectReason } from '#access/feature-flags/evaluation.ts'
import { type SnapshotRow, selectSnapshot } from '#access/feature-flags/snapshot/statements.ts'
import { selectVersion } from '#access/feature-flags/versions.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationId, type SeedSize, seedIdBody } from '../kit/world.ts'
import { type BareRequest, type BareSystem, type BenchCase, defineBench, randomBetween } from './bench.ts'
import { inline, seedId, text } from './expressions.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'

const snapshotPath = '/sdk/feature-flags'
const evaluationPath = /^\/feature-flags\/(\w+-\d+)\/evaluation\?/
const version = 'snapshot_of_the_bench'

const flagCount = 20
/** Of each kind, for each flag. The first flag is rolled out to a hundredth of the organizations instead. */
const targetCount = 10

export const flags = defineBench({
  name: 'flags',
  summary:
    'Evaluate one of 20 flags, one of which is rolled out to a hundredth of all organizations; GET the snapshot of all of them, in full and unchanged (304).',
  bar: 0.5,
  seed,
  renew: ({ environmentId }) => [
    sql`update feature_flag_versions set version = ${version} where environment_id = ${environmentId}`,
  ],
  cases: [
    {
      label: 'evaluate',
      connect: ({ organizations, users }) => ({
        next() {
          const slug = slugOf(randomBetween(1, flagCount))
          const user = `user_${seedIdBody}${String(randomBetween(1, users)).padStart(16, '0')}`
          const organization = organizationId(randomBetween(1, organizations))
          const path = `/feature-flags/${slug}/evaluation?user_id=${user}&organization_id=${organization}`
          return { method: 'GET', path }
        },
      }),
      pgbench(world) {
        const subject = { userId: seedId('user', ':u'), organizationId: seedId('org', ':o') }
        return `\\set u random(1, ${world.users})
\\set o random(1, ${world.organizations})
\\set f random(1, ${flagCount})
${keyLookupScript(world)}
${inline(selectReason({ environmentId: text(world.environmentId) }, `${text('flag-')} || :f`, subject))}`
      },
    },
    snapshotCase('snapshot', {}),
    snapshotCase('snapshot, unchanged', { 'if-none-match': `"${version}"` }),
  ],
  limit: {
    matches: ({ method, url }) => method === 'GET' && (url === snapshotPath || evaluationPath.test(url)),
    async serve(request, system) {
      const { environment_id: environmentId } = await lookUpKey(system, bearerKey(request))
      if (request.url === snapshotPath) return serveSnapshot(request, system, environmentId)
      const query = new URLSearchParams(request.url.slice(request.url.indexOf('?')))
      const [, slug = ''] = evaluationPath.exec(request.url) ?? []
      const subject = { userId: query.get('user_id'), organizationId: query.get('organization_id') }
      const { reason } = await system.database.one<{ reason: Reason }>(selectReason({ environmentId }, slug, subject))
      const value = reason !== 'disabled' && reason !== 'no_match'
      return { status: 200, body: { object: 'feature_flag_evaluation', slug, value, reason } }
    },
  },
})

function snapshotCase(label: string, headers: Record<string, string>): BenchCase {
  return {
    label,
    connect: () => ({ next: () => ({ method: 'GET', path: snapshotPath, headers }) }),
    pgbench: (world) =>
      `${keyLookupScript(world)}\n${inline(selectVersion({ environmentId: text(world.environmentId) }))}`,
  }
}

const kept = new Map<string, Buffer>()

async function serveSnapshot({ headers }: BareRequest, { database }: BareSystem, environmentId: string) {
  const { version: current } = await database.one<{ version: string }>(selectVersion({ environmentId }))
  if (headers['if-none-match'] === `"${current}"`) return { status: 304, body: Buffer.alloc(0) }
  let body = kept.get(current)
  if (body === undefined) {
    const { flags: all } = await database.one<SnapshotRow>(selectSnapshot({ environmentId }))
    // As the clients accept it.
    body = gzipSync(JSON.stringify(Object.fromEntries(all.map(({ id, ...flag }) => [flag.slug, flag]))))
    kept.set(current, body)
  }
  return { status: 200, body, encoding: 'gzip' }
}

const slugOf = (number: number) => `flag-${number}`

async function seed({ system, environmentId }: Context, { organizations, users }: SeedSize): Promise<void> {
  const id = (prefix: string, number: string) => `'${prefix}_${seedIdBody}' || lpad((${number})::text, 16, '0')`
  const query = (statement: string, ...values: unknown[]) =>
    system.database.pool.query(statement, [environmentId, ...values])
  await query(
    `insert into feature_flags (environment_id, id, slug, name, tags, enabled, default_value, rollout_percentage, created_at,
       updated_at)
     select $1, ${id('flag', 'i')}, 'flag-' || i, 'Flag ' || i, '{beta}', true, false, case when i = 1 then 1 else 0 end,
       now(), now()
     from generate_series(1, $2::integer) i`,
    flagCount,
  )
  const targets = (kind: 'user' | 'org', column: string, count: number) =>
    query(
      `insert into feature_flag_targets (environment_id, flag_id, ${column}, enabled, created_at, updated_at)
       select $1, ${id('flag', 'i')}, ${id(kind, '1 + (i * 7919 + n * 104729) % $4::integer')}, true, now(), now()
       from generate_series(2, $2::integer) i, generate_series(1, $3::integer) n on conflict do nothing`,
      flagCount,
      targetCount,
      count,
    )
  await targets('user', 'user_id', users)
  await targets('org', 'organization_id', organizations)
  await query(`insert into feature_flag_versions (environment_id, version) values ($1, $2)`, version)
}
