/** The body of the 404 for an unknown object, as production answers it. */
export function notFoundBody(kind: string, id: string) {
  return { message: `${kind} not found: '${id}'.`, code: 'entity_not_found', entity_id: id }
}
