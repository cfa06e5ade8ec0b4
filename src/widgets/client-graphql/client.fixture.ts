import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { TestServer } from '#test/server.ts'
import { schema } from './schema/schema.ts'

export interface GraphqlAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into whatever comes.
  data?: Record<string, any> | null
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[]
}

/** The root fields of the schema, by their names. */
export const rootFields: ReadonlyMap<string, { kind: 'query' | 'mutation'; field: GraphQLField<unknown, unknown> }> =
  new Map(
    (['query', 'mutation'] as const).flatMap((kind) => {
      const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType()
      return Object.values(type?.getFields() ?? {}).map((field) => [field.name, { kind, field }] as const)
    }),
  )

/** A document that asks a root field for everything below it. */
export function documentFor(name: string): string {
  const { kind, field } = fieldNamed(name)
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const [head, args] = field.args.length === 0 ? ['', ''] : [`(${declared})`, `(${passed})`]
  return `${kind} Ask${head} { ${name}${args} ${selectionOf(field.type)} }`
}

function fieldNamed(name: string) {
  const found = rootFields.get(name)
  if (found === undefined) throw new Error(`The schema has no root field ${name}.`)
  return found
}

function selectionOf(output: GraphQLOutputType): string {
  const type = getNamedType(output)
  if (isLeafType(type) || isInterfaceType(type)) return ''
  if (isUnionType(type)) {
    const parts = type.getTypes().map((each) => `... on ${each.name} ${selectionOf(each)}`)
    // Two members of a union may have one name for fields of different types, such as `state`.
    return `{ __typename ${parts.join(' ')} }`
  }
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).map((each) => `${each.name} ${selectionOf(each.type)}`)
  return `{ ${fields.join(' ')} }`
}

export interface Asking {
  headers?: Record<string, string>
}

/** Sends a document as the official package does. */
export async function send(
  url: string,
  token: string,
  body: object,
  { headers = {} }: Asking = {},
): Promise<GraphqlAnswer> {
  const answer = await fetch(`${url}/client/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  })
  return { status: answer.status, ...((await answer.json()) as object) }
}

/** Everyone who asked, for a test that no field was left out. */
export const asked = new Set<string>()

export function makeAsker({ url }: Pick<TestServer, 'url'>) {
  const raw = (token: string, name: string, variables: object = {}) => {
    asked.add(name)
    return send(url, token, { query: documentFor(name), variables })
  }
  return {
    /** What a root field answers, asked for everything. Throws unless it is answered without errors. */
    async ask(token: string, name: string, variables: object = {}) {
      const { status, data, errors } = await raw(token, name, variables)
      if (status !== 200 || errors !== undefined) throw new Error(`${name}: ${status} ${JSON.stringify(errors)}`)
      return data?.[name]
    },
    /** Code and reason of the one error that a root field is refused with. */
    async refusal(token: string, name: string, variables: object = {}) {
      const { status, errors } = await raw(token, name, variables)
      return [status, errors?.length, errors?.[0]?.extensions.code, errors?.[0]?.extensions.reason]
    },
    raw,
  }
}

/** An organization with people who have client tokens, as an application's backend would make them. */
export async function makeOrganization({ workos, api }: Pick<TestServer, 'workos' | 'api'>, name = 'Northwind') {
  const { id: organizationId } = await workos.organizations.createOrganization({ name })

  async function person(firstName: string, roleSlug: string, more: { password?: string } = {}) {
    const email = `${firstName}.${organizationId}@northwind.example`.toLowerCase()
    const { id: userId } = await workos.userManagement.createUser({ email, firstName, emailVerified: true, ...more })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId, roleSlug })
    return { userId, email, token: await tokenFor(userId) }
  }

  async function tokenFor(userId: string): Promise<string> {
    const { body } = await api.post<{ token: string }>('/client/token', {
      organization_id: organizationId,
      user_id: userId,
    })
    return body.token
  }

  return { organizationId, person, tokenFor, ada: await person('Ada', 'admin'), mia: await person('Mia', 'member') }
}
