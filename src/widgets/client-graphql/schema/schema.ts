import { buildSchema, GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { schemaSource } from './sources.ts'

/** The schema of `POST /client/graphql`, without resolvers. */
export const schema = buildSchema(schemaSource)

const dateTime = scalarNamed('DateTime')
dateTime.parseValue = requireMoment
dateTime.parseLiteral = (node) => requireMoment(node.kind === Kind.STRING ? node.value : undefined)

function scalarNamed(name: string): GraphQLScalarType {
  const type = schema.getType(name)
  if (!(type instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}.`)
  return type
}

/** @throws GraphQLError for what is no moment of RFC 3339, of which nothing is repeated. */
function requireMoment(value: unknown): string {
  const isMoment =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  if (!isMoment) throw new GraphQLError('A DateTime is a text such as 2026-01-31T09:54:33Z.')
  return value
}
