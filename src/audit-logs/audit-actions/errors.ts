import { notFound } from '#platform/http/errors.ts'

export function actionNotFound(name: string) {
  return notFound('Audit Log Action', name)
}
