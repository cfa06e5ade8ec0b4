import { isResource, type Resource } from '../resource.ts'

/** A list in which one element at most is primary: the one given, else the first that says so (RFC 7643 §2.4). */
export function withOnePrimary(elements: readonly unknown[], chosen?: unknown): unknown[] {
  const primary = chosen ?? elements.find(isPrimary)
  return elements.map((each) => (isPrimary(each) && each !== primary ? { ...each, primary: false } : each))
}

export function isPrimary(element: unknown): element is Resource & { primary: true } {
  return isResource(element) && element.primary === true
}
