import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '#test/repository.ts'
import { documentFor, rootFields } from './client.fixture.ts'
import { faultsOf, type Shape, shapeOf, typeNames } from './schema.fixture.ts'

const installed = `${root}node_modules/@workos-inc/widgets/dist/esm/`

/** The types of the installed package, as it was generated from the schema of the hosted product. */
const declared = readDeclarations(readFileSync(`${installed}api/client-graphql/generated.d.ts`, 'utf8'))

function readDeclarations(text: string): Map<string, Shape> {
  const [types = ''] = text.replaceAll(/\/\*\*.*?\*\//gs, '').split(/^declare const /m)
  const found = types.split(/^(?=type \w+ = )/m).map((each) => /^type (\w+) = (.*);\s*$/s.exec(each))
  return new Map(
    found.flatMap((match): [string, Shape][] => {
      const [, name, body = ''] = match ?? []
      if (name === undefined) return []
      if (!body.startsWith('{')) return [[name, { choices: [...body.matchAll(/\w+/g)].map(([choice]) => choice) }]]
      const members = [...body.matchAll(/^ {4}(\w+)\??: (.*?);$/gms)].filter(([, member]) => member !== '__typename')
      return [[name, { members: Object.fromEntries(members.map(([, member, type = '']) => [member, typeOf(type)])) }]]
    }),
  )
}

/** A type of TypeScript in the notation of GraphQL. */
function typeOf(type: string): string {
  const [, nullable] = /^(?:Input)?Maybe<(.*)>$/s.exec(type) ?? []
  if (nullable !== undefined) return typeOf(nullable).slice(0, -1)
  const [, item] = /^Array<(.*)>$/s.exec(type) ?? []
  if (item !== undefined) return `[${typeOf(item)}]!`
  const [, scalar] = /^Scalars\["(\w+)"\]/.exec(type) ?? []
  return `${scalar ?? type}!`
}

const ofTypeScript =
  /^(Maybe|InputMaybe|Exact|MakeOptional|MakeMaybe|MakeEmpty|Incremental|Scalars|Sdk\w*|GraphQLClientRequestHeaders|ClientApiStatus\w+|(Query|Mutation)\w+Args)$/
const official = [...declared].filter(([name]) => !ofTypeScript.test(name))

test('the package is read as a whole', () => {
  expect(official.length).toBeGreaterThan(190)
  expect(Object.keys(declared.get('Mutation')?.members ?? {})).toHaveLength(39)
})

const sorted = ({ members, choices }: Shape = {}) => ({ members, choices: choices?.toSorted() })

test.each(official)('%s has the members, types and choices of the installed package, and no others', (name, shape) => {
  expect(sorted(shapeOf(name))).toEqual(sorted(shape))
})

test('the schema has no type that the package lacks', () => {
  const scalars = ['String', 'ID', 'Boolean', 'Int', 'DateTime', 'JSON']
  expect(typeNames.filter((name) => !declared.has(name) && !scalars.includes(name))).toEqual([])
})

test.each([...rootFields])('%s takes the arguments of the installed package', (name, { kind, field }) => {
  const prefix = kind === 'query' ? 'Query' : 'Mutation'
  const { members = {} } = declared.get(`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}Args`) ?? {}
  expect(Object.fromEntries(field.args.map((arg) => [arg.name, String(arg.type)]))).toEqual(members)
})

/** Every document that a module of the package holds as text. */
const documents = readdirSync(installed, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .flatMap((file) => [...readFileSync(installed + file, 'utf8').matchAll(/`(\s*(?:query|mutation)\s+\w+[^`]*)`/g)])
  .map(([, document = '']) => document)

test('the documents that the package sends are valid', () => {
  expect(documents.length).toBeGreaterThan(0)
  for (const document of documents) expect(faultsOf(document), document).toEqual([])
})

test('a document for everything below a root field is valid, and no tests leave a field out', () => {
  const folder = new URL('.', import.meta.url)
  const tests = readdirSync(folder, { encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && file !== 'isolation.test.ts')
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  for (const name of rootFields.keys()) {
    expect(faultsOf(documentFor(name)), name).toEqual([])
    expect(tests, `no test asks for ${name}`).toContain(`'${name}'`)
  }
})
