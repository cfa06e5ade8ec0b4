/** The two buttons of a form that takes a `decision`. Neither has the focus: a held Enter must not allow. */
export function AllowOrDeny({ text }: { text: { allow: string; deny: string } }) {
  return (
    <>
      <button className="gh-button gh-button-primary" type="submit" name="decision" value="allow">
        {text.allow}
      </button>
      <button className="gh-button gh-button-secondary" type="submit" name="decision" value="deny">
        {text.deny}
      </button>
    </>
  )
}
