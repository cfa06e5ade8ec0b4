import type { Operation } from '#platform/http/operation.ts'
import { createDocsPageOperation } from './operations/docs-page.ts'
import { docsScriptOperation } from './operations/docs-script.ts'
import { createOpenApiOperation } from './operations/openapi.ts'

export { firstRequest } from './introduction.ts'

/**
 * The OpenAPI document of everything that is served, and a page to read it.
 *
 * @param getOperations gives the operations to describe. It is called at the first request, since these three are among
 * them.
 * @param developmentKey the API key that development shows to everyone who reads the reference.
 */
export function createReferenceOperations(
  getOperations: () => readonly Operation[],
  developmentKey: string | undefined,
): readonly Operation[] {
  return [
    createOpenApiOperation(getOperations, developmentKey),
    createDocsPageOperation(developmentKey),
    docsScriptOperation,
  ]
}
