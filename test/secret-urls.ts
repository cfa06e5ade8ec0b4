import type { Operation } from '#platform/http/operation.ts'
import { isSecret } from '#platform/marks.ts'
import { membersOf } from '#platform/schema-parts.ts'
import { secretForms } from '#platform/secrets.ts'
import { secretLike } from './secret-like.ts'

/** URLs that stay unmarked, with the reason. */
const known: Readonly<Record<string, string>> = {
  'ExternalAuthController_completeLogin redirect_uri':
    'the mark would hide every redirect URI; logs find the code in it by the name of its parameter',
}

/** Members of an answer with a URL that gives access to something, which the schema doesn't mark as secret. */
export function unmarkedUrls({ id, success }: Operation, answer: unknown): string[] {
  const members = success.body === undefined ? [] : membersOf(success.body)
  const isMarked = (path: readonly string[]) =>
    members.some(
      (member) =>
        member.path.length === path.length &&
        member.path.every((name, at) => name === '*' || name === path[at]) &&
        member.parts.some(isSecret),
    )
  return textsOf(answer)
    .filter(({ text, path }) => opensSomething(text) && !isMarked(path))
    .map(({ path }) => `${id} ${path.join('.')}`)
    .filter((member) => !(member in known))
}

function opensSomething(text: string): boolean {
  // What is a secret by its form is found without a mark.
  const url = URL.canParse(text) && !secretForms.some((form) => text.search(form) >= 0) ? new URL(text) : undefined
  if (url === undefined) return false
  const parameters = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]
  return parameters.some(([name, value]) => value !== '' && (secretLike.test(name) || name === 'request'))
}

function textsOf(value: unknown, path: readonly string[] = []): { text: string; path: readonly string[] }[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => textsOf(member, [...path, name]))
}
