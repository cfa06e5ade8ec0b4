import { type FormValues, TextField } from './form.tsx'

type Metadata = Readonly<Record<string, string>>

/** Metadata as lines of `name = value`. */
export function MetadataField({ value }: { value: Metadata }) {
  return (
    <TextField
      name="metadata"
      label="Metadata"
      rows={4}
      isCode
      defaultValue={Object.entries(value)
        .map(([name, text]) => `${name} = ${text}`)
        .join('\n')}
      hint="One entry a line, such as plan = enterprise. Your application reads it."
    />
  )
}

/** The change that makes metadata of what was what stands in the field: the API keeps entries that it is not told to remove. */
export function metadataChange(values: FormValues, was: Metadata): Record<string, string | null> {
  const lines = values
    .text('metadata')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const entries = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split('=')
    return [name.trim(), value.join('=').trim()]
  })
  return { ...Object.fromEntries(Object.keys(was).map((name) => [name, null])), ...Object.fromEntries(entries) }
}
