/** The field for an email. */
export const en = {
  label: 'Email',
  required: 'Enter your email.',
  invalid: 'Enter an email such as name@example.com.',
}

export type Texts = typeof en
