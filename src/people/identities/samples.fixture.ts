import { sql } from '#platform/db/sql.ts'
import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async leaveTraces({ server: { environment } }, { user_id, text }) {
    await environment.db.run(sql`
      insert into identities (environment_id, provider, idp_id, user_id, created_at)
      values (${environment.environmentId}, 'GitHubOAuth', ${text}, ${user_id}, ${environment.now()})`)
  },
})
