import { useDeferredValue } from 'react'
import { useEnvironmentId } from './environment.ts'
import { pageOfId } from './kinds.ts'
import type { PaletteItem } from './palette-item.ts'
import { useRead } from './query.ts'

/** Objects for a text of the palette: the one with that id, users by their email, organizations by a part of their name. */
export function useFound(text: string): PaletteItem[] {
  const environment = useEnvironmentId()
  const wanted = useDeferredValue(text.trim())
  const page = pageOfId(wanted)
  const isName = page === undefined && wanted.length > 1
  const users = useRead(
    'GET /user_management/users',
    { query: { email: wanted, limit: 5 } },
    { enabled: isName && wanted.includes('@') },
  )
  const organizations = useRead('GET /organizations', { query: { search: wanted, limit: 5 } }, { enabled: isName })

  if (page !== undefined) {
    const { path, icon, noun } = page
    return [{ key: wanted, group: noun, icon, text: wanted, href: `/${environment}/${path}/${wanted}` }]
  }
  if (!isName) return []
  return [
    ...(users.data?.data ?? []).map(({ id, email, first_name: first, last_name: last }) => ({
      key: id,
      group: 'User',
      icon: 'users' as const,
      text: email,
      detail: [first, last].filter((part) => part !== null).join(' ') || undefined,
      href: `/${environment}/users/${id}`,
    })),
    ...(organizations.data?.data ?? []).map(({ id, name }) => ({
      key: id,
      group: 'Organization',
      icon: 'organizations' as const,
      text: name,
      href: `/${environment}/organizations/${id}`,
    })),
  ]
}
