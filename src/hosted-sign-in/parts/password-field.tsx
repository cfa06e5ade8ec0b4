import { EyeIcon, type PageProps, TextField, type TextFieldProps } from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'

type PasswordFieldProps = PageProps & Omit<TextFieldProps, 'type' | 'beside'>

/** A field for a password, with a button that shows what is typed. It is hidden until the script of the page has run. */
export function PasswordField({ page, ...field }: PasswordFieldProps) {
  const { show } = texts.parts.passwordField(page)
  return (
    <TextField
      {...field}
      type="password"
      beside={
        <button
          className="gh-button gh-button-secondary"
          type="button"
          aria-controls={field.name}
          aria-pressed="false"
          title={show}
          data-shows=""
          hidden
        >
          <EyeIcon />
          <span className="gh-unseen">{show}</span>
        </button>
      }
    />
  )
}
