import {
  coerceInputValue,
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  isInputType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'
import { schema } from '../schema/schema.ts'

/**
 * Holds variables against their types, in words that repeat none of them: they contain passwords and codes, and the messages of
 * the library repeat what they refuse.
 */
export function variableFaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError[] {
  return (variableDefinitions ?? []).flatMap((node) => {
    const name = node.variable.name.value
    const type = typeFromAST(schema, node.type)
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (type === undefined || !isInputType(type)) return []
    if (value === undefined && (node.defaultValue !== undefined || node.type.kind !== 'NonNullType')) return []
    const faults: GraphQLError[] = []
    coerceInputValue(value, type, (path) => {
      const place = [`$${name}`, ...path].join('.')
      const message = `The variable \`${place}\` is missing, unknown or of a wrong type. \`$${name}\` is declared as ${String(type)}.`
      faults.push(new GraphQLError(message, { nodes: node }))
    })
    return faults.slice(0, 1)
  })
}

/** The operation to run; otherwise what is wrong with its name. */
export function findOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | GraphQLError {
  const operation = getOperationAST(document, name)
  if (operation && schema.getRootType(operation.operation)) return operation
  if (operation) return new GraphQLError(`The schema has no ${operation.operation}.`, { nodes: operation })
  return new GraphQLError(
    name === undefined
      ? 'The document has no operation, or several. Send one, or the name of one as `operationName`.'
      : 'The document has no operation of the name in `operationName`.',
  )
}
