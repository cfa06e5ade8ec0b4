import { useSearch } from '@tanstack/react-router'
import { ChoiceFilter } from '../../ui/filters.tsx'
import { chosen, colorSchemes, devices, languages } from '../../ui/languages.ts'
import { PreviewFrame } from '../../ui/preview-frame.tsx'
import styles from './branding.module.css'
import { pages } from './texts.ts'
import type { BrandingPreview } from './use-preview.ts'

/** What is shown stands in the address, so that a link shows a colleague the same page. */
export function Preview({ preview: { shown, failure } }: { preview: BrandingPreview }) {
  const search = useSearch({ from: '/$environment/branding' })
  const page = chosen(pages, search.page)
  const device = chosen(devices, search.device)
  return (
    <section aria-label="Preview">
      <div className={styles.controls}>
        <ChoiceFilter name="page" label="Page" value={page} options={pages} isRequired />
        <ChoiceFilter
          name="language"
          label="Language"
          value={chosen(languages, search.language)}
          options={languages}
          isRequired
        />
        <ChoiceFilter
          name="colors"
          label="Colors"
          value={chosen(colorSchemes, search.colors)}
          options={colorSchemes}
          isRequired
        />
        <ChoiceFilter name="device" label="Device" value={device} options={devices} isRequired />
      </div>
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure.fields.size === 0 ? failure.message : [...failure.fields.values()].join(' ')}
        </p>
      )}
      <PreviewFrame title="Preview of the page" html={shown?.html} device={device} />
    </section>
  )
}
