import { Copy } from '../../ui/copy.tsx'

/** The value of a key that was just made. The server shows it this once. */
export function NewValue({ value }: { value: string }) {
  return (
    <>
      <p>Copy it now and keep it secret. You won't see it again.</p>
      <Copy value={value} label="Copy key" />
    </>
  )
}
