import type { Operation } from '../operation.ts'

/** As the framework writes it. */
export function urlOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

/** What can be read can be asked about, RFC 9110 §9.3.2. */
export function methodsOf({ method }: Pick<Operation, 'method'>): string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method]
}
