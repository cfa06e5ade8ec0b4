import { Client } from 'pg'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { createDatabase } from './database.ts'
import { files, read } from './repository.ts'

/** Writes that are sent and cannot violate the index, by the reason. */
const cannotViolate: Readonly<Record<string, readonly string[]>> = {
  'it takes a row out of the index': [
    'src/access/invitations/accept.ts invitations_open',
    'src/access/invitations/service.ts invitations_open',
  ],
  'one transaction at a time changes it': [
    'src/access/roles/set-default.ts roles_default',
    'src/connect/resources/service.ts connect_resources_default',
    'src/standards/received-signals/remote-stream/remote-streams.ts signal_remote_streams_connection',
  ],
  'the same transaction makes what it refers to': [
    'src/connect/agent-claims/claim-token.ts agent_claims_registration',
    'src/connect/agent-credentials/issue.ts agent_credentials_api_key',
    'src/connect/grants/begin-grant.ts connect_grants_session',
  ],
  'it makes a row that is not in the index': [
    'src/sign-in/access-tokens/signing-keys.ts signing_keys_first',
    'src/sso/portal-links/links.ts portal_links_setup',
    'src/sso/portal-links/return-links.ts portal_links_setup',
  ],
  'the environment of the system is made once, by another statement': [
    'src/environment/environments/create-environment.ts environments_system',
  ],
}

interface UniqueIndex {
  name: string
  table: string
  columns: string[]
}

/** Values that are made at random. */
const isRandom = (column: string) => /^id$|hash$|^jti$|^external_key$|^client_id$/.test(column)

test('a write that is only sent and could violate a unique index says there what the violation means', async () => {
  const indexes = await uniqueIndexes()
  const found = sentWrites().flatMap(({ path, text }) =>
    indexes.filter((index) => couldViolate(text, index)).map(({ name }) => `${path} ${name}`),
  )

  expect([...new Set(found)].sort()).toEqual(Object.values(cannotViolate).flat().sort())
})

/** Those whose values are not made at random, with the columns of their expressions and conditions. */
async function uniqueIndexes(): Promise<UniqueIndex[]> {
  const client = new Client({ connectionString: await createDatabase() })
  await client.connect()
  const { rows } = await client.query<UniqueIndex>(`
    select i.relname as name, t.relname as table, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = t.oid and a.attnum > 0 and a.attname <> 'environment_id'
        and pg_get_indexdef(i.oid) ~ ('[( ]' || a.attname || '\\M')) as columns
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where x.indisunique and not x.indisprimary and t.relnamespace = 'public'::regnamespace`)
  await client.end()
  return rows.filter(({ columns }) => columns.length > 0 && !columns.some(isRandom))
}

/** The statements in calls of `send` that do not say what a failure means. One that is put together elsewhere is not seen. */
function sentWrites(): { path: string; text: string }[] {
  return files
    .filter((path) => /^src\/.*\.tsx?$/.test(path) && !/\.(test|fixture|generated)\.tsx?$/.test(path))
    .flatMap((path) => {
      const content = read(path)
      if (!content.includes('.send(')) return []
      const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true)
      const texts: string[] = []
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.arguments.length === 1 && /\.send$/.test(node.expression.getText(source)))
          texts.push(node.getText(source).replaceAll(/\s+/g, ' '))
        ts.forEachChild(node, visit)
      }
      visit(source)
      return texts.map((text) => ({ path, text }))
    })
}

function couldViolate(text: string, { table, columns }: UniqueIndex): boolean {
  const [, inserted] = new RegExp(`insert into ${table} (?:as \\w+ )?\\(([^)]*)\\)`).exec(text) ?? []
  if (inserted !== undefined && !text.includes('on conflict'))
    return columns.every((column) => inserted.split(/\W+/).includes(column))
  const [, set = ''] = new RegExp(`update ${table} (?:\\w+ )?set (.*?) (?:where|from) `).exec(text) ?? []
  return columns.some((column) => new RegExp(`\\b${column} = `).test(set))
}
