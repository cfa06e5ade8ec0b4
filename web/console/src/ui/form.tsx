import {
  createContext,
  type FormEvent,
  Fragment,
  type HTMLInputTypeAttribute,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { type Failure, keptTheirs } from '../api/failure.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './form.module.css'

const Faults = createContext<ReadonlyMap<string, string>>(new Map())

export interface FormProps {
  children: ReactNode
  /** The text of the one primary action, named by its verb. */
  action: string
  look?: 'primary' | 'danger'
  /** What it sends. Without it for a form that asks, which has `busy` and `failure` instead. */
  change?: { isPending: boolean; error: Failure | null; isAllowed: boolean }
  busy?: boolean
  failure?: Failure | null
  /** It adds to a list on the same page: its fields are empty again once that is done. */
  isRepeated?: boolean
  /** The answers that the fields show, if the form edits something that others may edit too. */
  of?: readonly object[]
  /** The values by the names of their fields. Fields that are empty are empty texts. */
  onSubmit: (values: FormValues) => void
  /** With each change of a field, as for a preview. */
  onEdit?: (values: FormValues) => void
  /** Keeps the actions of a long form in sight. */
  isLong?: boolean
  secondary?: ReactNode
}

export class FormValues {
  readonly #data: FormData
  /** The answers that were shown when the operator began to change them. */
  readonly seen: readonly object[]
  constructor(data: FormData, seen: readonly object[]) {
    this.#data = data
    this.seen = seen
  }

  text(name: string): string {
    return String(this.#data.get(name) ?? '').trim()
  }

  /** The lines, or words between commas, that are not empty. */
  words(name: string): string[] {
    return this.text(name)
      .split(/[\n,]+/)
      .map((word) => word.trim())
      .filter((word) => word !== '')
  }

  /** A time of a `datetime-local` field. What is none stays as it is: the server says so in words. */
  time(name: string): string {
    const time = new Date(this.text(name))
    return Number.isNaN(time.getTime()) ? this.text(name) : time.toISOString()
  }

  /** One of these values, or the first of them. */
  choice<const V extends string>(name: string, values: readonly [V, ...V[]]): V {
    return values.find((value) => value === this.text(name)) ?? values[0]
  }

  /** Undefined where the field is empty, as members that are left out. */
  optional(name: string): string | undefined {
    const value = this.text(name)
    return value === '' ? undefined : value
  }

  all(name: string): string[] {
    return this.#data.getAll(name).map(String)
  }

  isChecked(name: string): boolean {
    return this.#data.get(name) !== null
  }
}

/**
 * A form whose faults the server finds: each stands under its field, the first has the focus, and what was entered stays. Where the
 * role of the operator does not permit the change, it shows its values and cannot be sent.
 */
export function Form({
  children,
  action,
  look = 'primary',
  change,
  busy = change?.isPending ?? false,
  failure: given = change?.error ?? null,
  isRepeated = false,
  of = noAnswers,
  onSubmit,
  onEdit,
  isLong = false,
  secondary,
}: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const isAllowed = change?.isAllowed ?? true
  // One from before this form was opened belongs to another try.
  const [former] = useState(given)
  const failure = given === former ? null : given
  const fields = failure?.fields ?? new Map<string, string>()
  const { seen, key, touch, send } = useSeen(of, busy, failure, () => isRepeated && form.current?.reset())
  // A fault of a member that has no field here is said above the fields.
  const [isUnplaced, setUnplaced] = useState(false)
  useEffect(() => {
    if (failure === null) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null
    field?.focus()
    setUnplaced(field === null)
  }, [failure])

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    send()
    onSubmit(new FormValues(new FormData(event.currentTarget), seen))
  }
  // React has taken over the new values by the time that this runs.
  const edited =
    onEdit && ((event: FormEvent<HTMLFormElement>) => onEdit(new FormValues(new FormData(event.currentTarget), seen)))
  return (
    <Faults value={fields}>
      <form ref={form} className={styles.form} noValidate onSubmit={submit} onChange={touch} onInput={edited}>
        {failure !== null && (fields.size === 0 || isUnplaced) ? (
          <p className={styles.error} role="alert">
            {failure.message}
          </p>
        ) : null}
        <fieldset className={styles.fields} disabled={!isAllowed}>
          <Fragment key={key}>{children}</Fragment>
        </fieldset>
        <div className={classes(styles.actions, isLong && styles.sticky)}>
          {isAllowed ? null : <p className={styles.hint}>Your role can look at this and not change it.</p>}
          {secondary}
          {isAllowed ? (
            <Button type="submit" look={look} busy={busy}>
              {action}
            </Button>
          ) : null}
        </div>
      </form>
    </Faults>
  )
}

const noAnswers: readonly object[] = []

/**
 * Which answers the fields show. A newer one takes their place while no one has typed; once something is typed, what it was typed
 * over stays known, so that the server can tell that there is a newer one. After a save, and when the operator took the version of
 * someone else, the fields begin again; what was typed while the save was on its way stays, over what was saved.
 */
function useSeen(of: readonly object[], busy: boolean, failure: Failure | null, onSaved: () => void) {
  const [shown, setShown] = useState({ seen: of, key: 0 })
  const isTouched = useRef(false)
  const isTouchedSinceSent = useRef(false)
  const wasBusy = useRef(busy)
  const isOver = wasBusy.current && !busy && (failure === null || failure.code === keptTheirs)
  useEffect(() => {
    wasBusy.current = busy
    if (!isOver) return
    isTouched.current = isTouchedSinceSent.current
    if (failure === null && !isTouched.current) onSaved()
  })
  const isNewer = of.length !== shown.seen.length || of.some((each, index) => each !== shown.seen[index])
  useEffect(() => {
    if (!isNewer || (isTouched.current && !isOver)) return
    const begins = isTouched.current ? 0 : 1
    setShown(({ key }) => ({ seen: of, key: key + begins }))
  }, [isNewer, isOver, of])
  const touch = (): void => {
    isTouched.current = true
    isTouchedSinceSent.current = true
  }
  const send = (): void => {
    isTouchedSinceSent.current = false
  }
  return { ...shown, touch, send }
}

interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
}

/** The error of a field, from the fault of that name or of a member of it. */
function useFault(name: string): string | undefined {
  const faults = useContext(Faults)
  return (
    faults.get(name) ?? [...faults].find(([field]) => field.startsWith(`${name}.`) || field.startsWith(`${name}[`))?.[1]
  )
}

/** A label, a field and what helps with it. The field gets what ties them together. */
export function FieldFrame({
  name,
  label,
  hint,
  children,
}: FieldProps & {
  children: (field: { id: string; name: string; 'aria-invalid': boolean; 'aria-describedby': string }) => ReactNode
}) {
  const id = useId()
  const fault = useFault(name)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, name, 'aria-invalid': fault !== undefined, 'aria-describedby': `${id}-help` })}
      <Help id={`${id}-help`} fault={fault} hint={hint} />
    </div>
  )
}

export function TextField({
  name,
  label,
  hint,
  type = 'text',
  rows,
  defaultValue = '',
  autoComplete = 'off',
  onFocus,
  isCode = false,
  suggestions = [],
}: FieldProps & {
  /** Values that are usual; others can be typed. */
  suggestions?: readonly string[]
  onFocus?: () => void
  /** Set in the typeface of code. */
  isCode?: boolean
  type?: HTMLInputTypeAttribute
  /** More than one line. */
  rows?: number
  defaultValue?: string | undefined
  autoComplete?: string
}) {
  const id = useId()
  const fault = useFault(name)
  const shared = {
    id,
    name,
    defaultValue,
    autoComplete,
    onFocus,
    className: classes(styles.input, isCode && styles.code),
    spellCheck: !isCode,
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-help`,
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} type={type} {...(suggestions.length === 0 ? {} : { list: `${id}-usual` })} />
      ) : (
        <textarea {...shared} rows={rows} />
      )}
      {suggestions.length === 0 ? null : (
        <datalist id={`${id}-usual`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <Help id={`${id}-help`} fault={fault} hint={hint} />
    </div>
  )
}

export function ChoiceField({
  name,
  label,
  hint,
  options,
  defaultValue,
  onChange,
}: FieldProps & {
  options: readonly { value: string; text: string }[]
  defaultValue?: string
  /** For a choice that other fields depend on. */
  onChange?: (value: string) => void
}) {
  const id = useId()
  const fault = useFault(name)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        defaultValue={defaultValue}
        onChange={(event) => onChange?.(event.target.value)}
        className={styles.input}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-help`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <Help id={`${id}-help`} fault={fault} hint={hint} />
    </div>
  )
}

/** Fields below each other, in a part of a form. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.form}>{children}</div>
}

/** Short fields beside each other, where there is room. */
export function FieldColumns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>
}

/** Fields that belong together. */
export function FieldGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {children}
    </fieldset>
  )
}

export function CheckField({
  name,
  label,
  hint,
  value,
  defaultChecked = false,
  onChange,
}: FieldProps & {
  /** Of one of several with the same name. */
  value?: string
  defaultChecked?: boolean
  onChange?: (isChecked: boolean) => void
}) {
  const id = useId()
  const fault = useFault(name)
  return (
    <div className={styles.field}>
      <div className={styles.check}>
        <input
          id={id}
          type="checkbox"
          name={name}
          {...(value === undefined ? {} : { value })}
          defaultChecked={defaultChecked}
          onChange={(event) => onChange?.(event.target.checked)}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-help`}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <Help id={`${id}-help`} fault={fault} hint={hint} />
    </div>
  )
}

function Help({ id, fault, hint }: { id: string; fault: string | undefined; hint: ReactNode }) {
  return (
    <div id={id}>
      {fault === undefined ? null : <p className={styles.error}>{fault}</p>}
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    </div>
  )
}
