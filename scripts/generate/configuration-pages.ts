import { configurationSchema, kinds, neverManaged } from '#configuration/index.ts'
import { SeedSection } from '#operator/seed/sections/index.ts'
import type { GeneratedFile } from './generated-file.ts'
import { code, pageHead, table } from './markdown.ts'

/** What follows from the kinds of configuration files: their JSON Schema, and a table for people. */
export function configurationPages(): GeneratedFile[] {
  return [
    {
      path: 'docs/reference/gatehouse.schema.json',
      content: `${JSON.stringify(configurationSchema({ ...SeedSection, description: 'What `--seed` creates beside: people, and what tests need. `plan` and `apply` leave it alone.' }), null, 2)}\n`,
    },
    { path: 'docs/reference/configuration.md', content: configurationPage() },
  ]
}

function configurationPage(): string {
  const rows = kinds.map((kind) => [
    code(sectionOf(kind)),
    kind.shape === 'single' ? 'one' : kind.key === '' ? '' : code(kind.key),
    Object.keys(kind.schema.properties).map(code).join(', '),
    kind.secrets.map((path) => code(path.join('.'))).join(', '),
    kind.rename === undefined ? '' : 'yes',
    kind.shape !== 'single' && kind.remove !== undefined ? code(kind.name) : '',
    kind.notManaged ?? '',
  ])
  return [
    pageHead('Configuration files', 'the kinds in `src/configuration/kinds`'),
    `What files for \`gatehouse plan\` and \`apply\` can say ([guide](../guides/configuration-as-code.md)). Members have the names and the meaning that they have in the API. A running server describes them at \`/docs\`; editors complete and check them with [the JSON Schema](gatehouse.schema.json).\n`,
    table(
      ['section', 'key', 'members', 'secrets, by reference', 'renamed by `was`', 'in `managed`', 'not managed'],
      rows,
    ),
    `No file manages ${neverManaged}.\n`,
  ].join('\n')
}

function sectionOf({ path, parent, shape }: (typeof kinds)[number]): string {
  const above = kinds.find(({ name }) => name === parent)
  const own = [...path, ...(shape === 'map' ? ['KEY'] : [])].join('.')
  return above === undefined ? own : `${sectionOf(above)}.${own}`
}
