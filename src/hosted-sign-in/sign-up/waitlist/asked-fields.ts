import { type TOptional, type TString, Type } from 'typebox'
import { maxWaitlistFields, type WaitlistField } from '#access/waitlists/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import { isBlank } from '#platform/http/fields.ts'
import { texts } from '../../texts/index.ts'
import type { AskedField } from './waitlist.tsx'

/** By the name of the input. An environment may name its fields `email` or `request`. */
type Entered = Readonly<Record<string, string | undefined>>

const inputName = (position: number) => `field_${position + 1}`

/** The fields that the form can have in addition to the email. The environment's setting selects them. */
export const askedInputs: Record<string, TOptional<TString>> = Object.fromEntries(
  Array.from({ length: maxWaitlistFields }, (_, i) => [inputName(i), Type.Optional(Type.String({ maxLength: 600 }))]),
)

/** The fields as the page shows them. */
export function shownFields(
  { locale }: Reader,
  asked: readonly WaitlistField[],
  states: Readonly<Record<string, AskedField['state']>>,
): AskedField[] {
  return asked.map(({ label, labels, required = false }, i) => {
    const name = inputName(i)
    return { name, label: labels?.[locale] ?? label, required, state: states[name] }
  })
}

/** What was entered, with an error where a required answer is missing. */
export function enteredFields(reader: Reader, asked: readonly WaitlistField[], entered: Entered) {
  const { required: error } = texts.signUp.waitlist(reader)
  const states = asked.map(({ required }, i) => {
    const value = entered[inputName(i)] ?? ''
    return [inputName(i), required && isBlank(value) ? { value, error } : { value }] as const
  })
  return { states: Object.fromEntries(states), areComplete: states.every(([, state]) => !('error' in state)) }
}

/** The answers by the names that the environment gave the fields. */
export function answersOf(asked: readonly WaitlistField[], entered: Entered): Record<string, string> {
  const answers = asked.map(({ name }, i) => [name, entered[inputName(i)] ?? ''] as const)
  return Object.fromEntries(answers.filter(([, value]) => !isBlank(value)))
}
