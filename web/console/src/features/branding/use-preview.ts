import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../api/client.ts'
import type { Failure } from '../../api/failure.ts'
import { useRead } from '../../shell/query.ts'
import { chosen, colorSchemes, languages } from '../../ui/languages.ts'
import type { Draft } from './draft.ts'
import { pages } from './texts.ts'

type Shown = Answer<'POST /environments/current/branding/preview'>

export interface BrandingPreview {
  /** The last one that could be drawn. */
  shown: Shown | undefined
  failure: Failure | null
}

/** The page that the address names, as the server draws it with a draft, 250 ms after the last change. */
export function usePreview(draft: Draft): BrandingPreview {
  const search = useSearch({ from: '/$environment/branding' })
  const [branding, setBranding] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setBranding(draft), 250)
    return () => clearTimeout(timer)
  }, [draft])
  const { data, error } = useRead('POST /environments/current/branding/preview', {
    body: {
      page: chosen(pages, search.page),
      locale: chosen(languages, search.language),
      color_scheme: chosen(colorSchemes, search.colors),
      branding,
    },
  })
  const last = useRef<Shown>(undefined)
  if (data !== undefined) last.current = data
  return { shown: data ?? last.current, failure: error }
}
