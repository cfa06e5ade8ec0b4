import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Failure } from '../../api/failure.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { chosen, languages } from '../../ui/languages.ts'
import { Split } from '../../ui/split.tsx'
import styles from './branding.module.css'
import { type Branding, type Draft, edited, isSame, toDraft } from './draft.ts'
import { Look } from './look.tsx'
import { Preview } from './preview.tsx'
import type { PreviewedPage } from './texts.ts'
import { Texts } from './texts-fields.tsx'
import { usePreview } from './use-preview.ts'

export function Editor({
  branding,
  change,
  onRestart,
  onPublish,
}: {
  branding: Branding
  change: { isPending: boolean; error: Failure | null; isAllowed: boolean }
  /** Begins again with what is published. */
  onRestart: () => void
  /** @param seen what the draft was made on. */
  onPublish: (draft: Draft, seen: Branding) => void
}) {
  const search = useSearch({ from: '/$environment/branding' })
  const navigate = useNavigate({ from: '/$environment/branding' })
  const [seen] = useState(branding)
  const published = toDraft(seen)
  const [draft, setDraft] = useState(published)
  const language = chosen(languages, search.language)
  const preview = usePreview(draft)
  const isChanged = !isSame(draft, published)
  useEffect(() => {
    // While no one has typed, the fields follow what others publish.
    if (branding !== seen && !isChanged) onRestart()
  }, [branding, seen, isChanged, onRestart])
  const showPage = (page: PreviewedPage): void => {
    if (page !== search.page) void navigate({ search: { ...search, page }, replace: true })
  }
  return (
    <Split beside={<Preview preview={preview} />}>
      <Form
        action="Publish"
        isLong
        change={change}
        onEdit={(values) => setDraft((current) => edited(current, values, language))}
        onSubmit={(values) => onPublish(edited(draft, values, language), seen)}
        secondary={
          <>
            <span className={styles.state}>{isChanged ? 'Not published yet' : ''}</span>
            <Button disabled={!isChanged} onClick={onRestart}>
              Discard
            </Button>
          </>
        }
      >
        <Look draft={published} shown={draft} colors={preview.shown?.colors} />
        <Texts
          key={language}
          texts={draft.copy[language] ?? {}}
          defaults={preview.shown?.default_texts}
          onFocus={showPage}
        />
      </Form>
    </Split>
  )
}
