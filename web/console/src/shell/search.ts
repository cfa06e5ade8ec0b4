import { useDeferredValue } from 'react'
import { useEnvironmentId } from './environment.ts'
import { kindOf } from './kinds.ts'
import type { PaletteItem } from './palette-item.ts'
import { useRead } from './query.ts'

export interface Found {
  items: PaletteItem[]
  /** Whether they are those of this text, and not of an earlier one. */
  isAnswered: boolean
}

/** Objects for a text of the palette: an id of any kind, an email, or a part of a name. */
export function useFound(text: string): Found {
  const environment = useEnvironmentId()
  const wanted = useDeferredValue(text.trim())
  const read = useRead('GET /search', { query: { q: wanted } }, { enabled: wanted.length > 1 })
  const isAnswered = wanted === text.trim() && !read.isPending && !read.isPlaceholderData
  if (wanted.length < 2) return { items: [], isAnswered }
  const items = (read.data?.data ?? []).flatMap(({ type, id, name, parent }) => {
    const kind = kindOf(type)
    const path = kind?.pathOf({ id, name, parent })
    if (kind === undefined || path === undefined) return []
    return [
      {
        key: id,
        group: kind.noun,
        icon: kind.icon,
        text: name ?? id,
        detail: name === null ? kind.noun : `${kind.noun} · ${id}`,
        href: `/${environment}/${path}`,
      },
    ]
  })
  return { items, isAnswered }
}
