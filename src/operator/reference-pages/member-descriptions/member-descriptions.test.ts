import { expect, test } from 'vitest'
import { toOpenApi } from '#platform/http/openapi/openapi.ts'
import { recordOf } from '#platform/records.ts'
import { startServer } from '#test/server.ts'
import { memberDescriptions } from './index.ts'

/** Their members are those of the widgets and of SCIM, which describe them. */
const describedElsewhere = /^\/(_widgets|widgets|scim)\//

async function readReference() {
  const { operations } = (await startServer()).app
  return toOpenApi(operations, { url: 'https://id.example.com', version: '1', introduction: '', memberDescriptions })
}

test('every parameter and member of the reference is described in a sentence', async () => {
  const document = recordOf(await readReference())
  const undescribed = new Set<string>()

  function visit(node: unknown, at: string, seen: readonly unknown[]): void {
    if (typeof node !== 'object' || node === null || seen.includes(node)) return
    const { $ref, in: place, name, properties } = recordOf(node)
    const named = [...Object.entries(recordOf(properties)), ...(typeof place === 'string' ? [[name, node]] : [])]
    for (const [member, schema] of named) if (!isDescribed(recordOf(schema))) undescribed.add(`${at} ${member}`)
    // A member may itself be called `properties`.
    const inside = Object.entries(node).flatMap(([key, each]) => (key === 'properties' ? Object.values(each) : [each]))
    for (const inner of [...inside, referenced(document, $ref)]) visit(inner, at, [...seen, node])
  }
  for (const [path, operations] of Object.entries(recordOf(document.paths)))
    for (const [method, operation] of Object.entries(recordOf(operations))) {
      const { parameters, requestBody, responses } = recordOf(operation)
      const succeeded = Object.entries(recordOf(responses)).filter(([status]) => status.startsWith('2'))
      if (!describedElsewhere.test(path)) visit([parameters, requestBody, succeeded], `${method} ${path}`, [])
    }

  expect([...undescribed]).toEqual([])
})

function isDescribed({ $ref, const: constant, description }: Record<string, unknown>): boolean {
  if ($ref !== undefined || constant !== undefined) return true
  return typeof description === 'string' && /^[A-Z`\d].*\.$/s.test(description)
}

function referenced(document: object, reference: unknown): unknown {
  if (typeof reference !== 'string') return undefined
  const names = reference.split('/').slice(1)
  return names.reduce<unknown>((node, name) => recordOf(node)[name], document)
}

test('no description of a name is left over', async () => {
  const document = JSON.stringify(await readReference())

  expect(Object.entries(memberDescriptions).filter(([, text]) => !document.includes(JSON.stringify(text)))).toEqual([])
})
