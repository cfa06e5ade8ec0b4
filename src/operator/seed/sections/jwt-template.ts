import { Type } from 'typebox'
import { sql } from '../../../platform/db/sql.ts'
import { setTemplate } from '../../../sign-in/jwt-templates/index.ts'
import { at } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

export const jwtTemplate = defineSection({
  schema: Entry({ content: Type.String() }),
  create: ({ tx }, { content }) =>
    at(['jwtTemplate'], async () => {
      const isSame = await tx.db.maybe(
        sql`select 1 from jwt_templates where environment_id = ${tx.environmentId} and content = ${content}`,
      )
      if (isSame === undefined) await setTemplate(tx, content)
    }),
})
