import type { Operation } from '../platform/http/operation.ts'
import { docsPageOperation } from './operations/docs-page.ts'
import { docsScriptOperation } from './operations/docs-script.ts'
import { createOpenApiOperation } from './operations/openapi.ts'

/**
 * The OpenAPI document of everything that is served, and a page to read it.
 *
 * @param getOperations gives the operations to describe. Asked at the first request and not before, since these three are
 * among them.
 */
export function createReferenceOperations(getOperations: () => readonly Operation[]): readonly Operation[] {
  return [createOpenApiOperation(getOperations), docsPageOperation, docsScriptOperation]
}
