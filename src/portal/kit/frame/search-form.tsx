import { safeUrl } from '#pages/kit/index.ts'

export interface SearchFormProps {
  /** Of the page, which gets `q`. */
  action: string
  label: string
  submit: string
  value: string
  /** Shows everything again. */
  clear?: { href: string; label: string } | undefined
}

/** Looks for something on the server: works without scripts, and what is looked for stays in the address. */
export function SearchForm({ action, label, submit, value, clear }: SearchFormProps) {
  return (
    <search>
      <form className="gp-find" method="get" action={safeUrl(action)} noValidate>
        <label className="gh-unseen" htmlFor="q">
          {label}
        </label>
        <input
          className="gh-input"
          id="q"
          name="q"
          type="search"
          maxLength={100}
          placeholder={label}
          defaultValue={value}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
        />
        <button className="gh-button gh-button-secondary" type="submit">
          {submit}
        </button>
        {clear && (
          <a className="gh-link" href={safeUrl(clear.href)}>
            {clear.label}
          </a>
        )}
      </form>
    </search>
  )
}
