import { type DocumentNode, execute, GraphQLError, parse, validate } from 'graphql'
import type { Context } from '#platform/context.ts'
import { preferredOf } from '#platform/http/negotiate.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { checkFields, checkText } from './bounds.ts'
import { executableSchema, startRun } from './executable-schema.ts'
import { showFieldError, showRequestError } from './show-errors.ts'
import { findOperation, variableFaults } from './variables.ts'

export interface GraphqlRequest {
  query: string
  variables?: Readonly<Record<string, unknown>> | null
  operationName?: string | null
}

/**
 * Runs a document. One that is not run answers with its errors: with status 400 to a client that accepts
 * `application/graphql-response+json`, and 200 to others, which read no body of a 400. What was run is a 200, with the errors of
 * its fields beside their data.
 *
 * @throws documentTooLarge
 */
export async function runDocument(ctx: Context, { query, ...request }: GraphqlRequest): Promise<HttpReply> {
  const variables = request.variables ?? {}
  const operationName = request.operationName ?? undefined
  const document = readDocument(query)
  if (!('kind' in document)) return refuse(ctx, document)
  const operation = findOperation(document, operationName)
  if (operation instanceof GraphQLError) return refuse(ctx, [operation])
  const faults = variableFaults(operation, variables)
  if (faults.length > 0) return refuse(ctx, faults)
  const { data, errors } = await execute({
    schema: executableSchema,
    document,
    variableValues: variables,
    operationName: operationName ?? null,
    contextValue: startRun(ctx),
  })
  if (data === undefined) return refuse(ctx, errors ?? [])
  return answer(ctx, 200, { ...(errors && { errors: errors.map((error) => showFieldError(ctx, error)) }), data })
}

/** @returns the document, or what is wrong with it. @throws documentTooLarge */
function readDocument(text: string): DocumentNode | readonly GraphQLError[] {
  try {
    checkText(text)
    const document = parse(text)
    checkFields(document)
    const faults = validate(executableSchema, document, undefined, { maxErrors: 5 })
    return faults.length > 0 ? faults : document
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

function refuse(ctx: Context, errors: readonly GraphQLError[]): HttpReply {
  const status = typeFor(ctx) === graphqlJson ? 400 : 200
  return answer(ctx, status, { errors: errors.map(showRequestError) })
}

const graphqlJson = 'application/graphql-response+json'

function answer(ctx: Context, status: number, body: object): HttpReply {
  const headers = { 'content-type': `${typeFor(ctx)}; charset=utf-8` }
  return new HttpReply(status, headers, JSON.stringify(body))
}

function typeFor({ request }: Context): string {
  return preferredOf(request?.header('accept'), ['application/json', graphqlJson])
}
