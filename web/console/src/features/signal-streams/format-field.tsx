import { ChoiceField } from '../../ui/form.tsx'

export const formats = ['iss_sub', 'email', 'complex'] as const

export const formatTexts: Readonly<Record<(typeof formats)[number], string>> = {
  iss_sub: 'By id',
  email: 'By email',
  complex: 'By id, with the session and the organization',
}

/** How a stream names whom a signal is about. */
export function FormatField({ format }: { format?: (typeof formats)[number] }) {
  return (
    <ChoiceField
      name="subject_format"
      label="Users are named"
      defaultValue={format ?? 'iss_sub'}
      options={formats.map((value) => ({ value, text: formatTexts[value] }))}
      hint="A stream about everyone gets what concerns a single membership only with the session and the organization."
    />
  )
}
