import { canonicalEmailOf } from '#platform/email-address.ts'
import type { Reason } from './errors.ts'
import { passwordScore } from './password-strength.ts'

/** In UTF-8, all of which count. Only bounds the work: long passphrases are welcome. */
export const passwordMaxBytes = 1_024

/** The environment's rules for a new password. */
export interface PasswordRules {
  minimumLength: number
  /** On the scale of zxcvbn, 0 to 4. */
  minimumScore: number
  /** Whether a password is known from breaches. Absent if it is not checked. */
  isBreached?: (password: string) => Promise<boolean>
}

/** The owner of the password: what others know about a person is not a secret. */
export interface PasswordOwner {
  email: string
  first_name?: string | null
  last_name?: string | null
  name?: string | null
}

/**
 * Checks a new password against the policy (security rule U-4): a minimum length, at most 1,024 bytes, not the email, a
 * minimum zxcvbn score, which common passwords, names, dates and keyboard walks do not reach, and not known from a
 * breach. The local part of the email (of three characters or more) does not count towards the length, and words known
 * about the owner do not count towards the score.
 *
 * @returns the reasons to refuse it, readable by people; empty if there are none.
 */
export async function checkPasswordPolicy(
  password: string,
  owner: PasswordOwner,
  { minimumLength, minimumScore, isBreached }: PasswordRules,
): Promise<Reason[]> {
  if (Buffer.byteLength(password) > passwordMaxBytes) {
    return [{ code: 'password_too_long', message: `Use at most ${passwordMaxBytes} bytes.` }]
  }
  if (lengthOf(password) < minimumLength) {
    return [{ code: 'password_too_short', message: `Use at least ${minimumLength} characters.` }]
  }
  if (isMadeOfAddress(password, owner.email, minimumLength)) {
    return [{ code: 'password_contains_email', message: 'Choose a password that does not contain your email.' }]
  }
  const words = wordsOf(owner)
  const [score, isKnown] = await Promise.all([
    passwordScore(without(password, words), words),
    isBreached?.(password) ?? false,
  ])
  return [...(score < minimumScore ? [tooWeak] : []), ...(isKnown ? [breached] : [])]
}

const tooWeak: Reason = {
  code: 'password_too_weak',
  message: 'This password is easy to guess. Use more words, or less common ones.',
}
const breached: Reason = {
  code: 'password_pwned',
  message: 'This password is known from a data breach. Choose one that you use nowhere else.',
}

function isMadeOfAddress(password: string, email: string, minimumLength: number): boolean {
  const text = password.toLowerCase()
  const address = canonicalEmailOf(email)
  const [local = ''] = address.split('@')
  return text.includes(address) || (local.length >= 3 && lengthOf(text.replaceAll(local, '')) < minimumLength)
}

/** zxcvbn alone rates a chain of known words as strong, because it multiplies their possible positions. */
function without(password: string, words: string[]): string {
  const text = password.toLowerCase()
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text)
  return rest === text ? password : rest
}

/** The words that a guesser would try first, longest first: the names and the address, whole and in parts. */
function wordsOf({ email, first_name, last_name, name }: PasswordOwner): string[] {
  const texts = [canonicalEmailOf(email), first_name, last_name, name].map((text) => (text ?? '').toLowerCase())
  const words = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]/u)])
  const usable = [...new Set(words)].filter((word) => word.length > 2 && word.length <= 64)
  return usable.sort((a, b) => b.length - a.length).slice(0, 20)
}

/** Characters as people count them, nearly: code points. */
function lengthOf(text: string): number {
  return [...text].length
}
