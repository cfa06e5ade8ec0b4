interface Route<O> {
  method: string
  pattern: RegExp
  parameters: number
  operation: O
}

/**
 * Finds the operation that a request is for, by method and concrete path without its query. Paths without parameters come
 * first, as `/users/me` is meant before `/users/{id}`.
 */
export function operationFinder<O extends { method: string; path: string }>(
  operations: Iterable<O>,
): (method: string, path: string) => O | undefined {
  const routes = [...operations].map(toRoute).sort((one, other) => one.parameters - other.parameters)
  return (method, path) => routes.find((route) => route.method === method && route.pattern.test(path))?.operation
}

function toRoute<O extends { method: string; path: string }>(operation: O): Route<O> {
  const steps = operation.path.split('/').map((step) => (step.startsWith('{') ? '[^/]+' : escapeForPattern(step)))
  return {
    method: operation.method,
    pattern: new RegExp(`^${steps.join('/')}$`),
    parameters: steps.filter((step) => step === '[^/]+').length,
    operation,
  }
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A path as it is matched, whatever its parameters are called. */
export function withoutParameterNames(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}')
}
