/** A page has one, named by its verb. */
export function PrimaryButton({ label }: { label: string }) {
  return (
    <button className="gh-button gh-button-primary" type="submit">
      {label}
    </button>
  )
}
