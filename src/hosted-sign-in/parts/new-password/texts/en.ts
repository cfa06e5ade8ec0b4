/** The field for a new password. */
export const en = {
  label: 'Password',
  hint: (minLength: number) =>
    `Use at least ${minLength} characters. A few random words are easy to remember and hard to guess.`,
  required: 'Enter your password.',
  tooShort: (minLength: number) => `Use at least ${minLength} characters.`,
  tooLong: 'This password is too long. Choose a shorter one.',
  tooWeak: 'This password is too easy to guess. Use more words, or less common ones.',
  tooCommon: 'This password is too common. Choose one that’s harder to guess.',
  breached: 'This password appeared in a data breach. Choose one you don’t use anywhere else.',
  containsEmail: 'Choose a password that doesn’t contain your email.',
  reused: 'You’ve used this password before. Choose a new one.',
}

export type Texts = typeof en
