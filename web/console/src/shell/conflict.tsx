import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import type { Call } from '../api/client.ts'
import { Failure, isObject, keptTheirs } from '../api/failure.ts'
import { versionOf } from '../api/versions.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import styles from './conflict.module.css'

type Attempt<T> = (ifMatch: string | undefined) => Promise<T>
type Overcome = <T>(call: Call, seen: readonly object[], attempt: Attempt<T>) => Promise<T>

/** A member that the versions differ in, each as text. */
interface Difference {
  name: string
  before: string
  mine: string
  theirs: string
}

const Conflict = createContext<Overcome | undefined>(undefined)

/** Makes a change on the version that the operator saw. Where another one came first, shows both, and does what the operator chooses. */
export function useConflict(): Overcome {
  const overcome = use(Conflict)
  if (overcome === undefined) throw new Error('Conflicts are settled inside of the shell.')
  return overcome
}

export function ConflictProvider({ children }: { children: ReactNode }) {
  const [found, setFound] = useState<{ differences: readonly Difference[]; isDeletion: boolean }>()
  const answer = useRef<((mine: boolean) => void) | undefined>(undefined)
  const settle = (mine: boolean): void => {
    setFound(undefined)
    answer.current?.(mine)
    answer.current = undefined
  }
  const ask = useCallback((differences: readonly Difference[], isDeletion: boolean): Promise<boolean> => {
    answer.current?.(false)
    return new Promise((resolve) => {
      answer.current = resolve
      setFound({ differences, isDeletion })
    })
  }, [])
  const overcome = useCallback<Overcome>(
    async (call, seen, attempt) => {
      let current = seen
      for (;;) {
        try {
          return await attempt(current.map((each) => versionOf(each)?.etag).find((etag) => etag !== undefined))
        } catch (error) {
          if (!(error instanceof Failure) || error.code !== 'precondition_failed') throw error
          current = await readAgain(current)
          const keepsMine = await ask(differencesOf(seen, call.body, current), call.operation.startsWith('DELETE '))
          if (!keepsMine) throw theirsKept()
        }
      }
    },
    [ask],
  )
  return (
    <Conflict value={overcome}>
      {children}
      <Dialog
        title="Changed by someone else"
        description={`While you had this open, another change was saved. Nothing ${found?.isDeletion ? 'is deleted' : 'of yours is saved'} yet.`}
        isOpen={found !== undefined}
        onClose={() => settle(false)}
      >
        <ul className={styles.versions} aria-label="Both versions">
          {found?.differences.map(({ name, before, mine, theirs }) => (
            <li key={name}>
              <code>{name}</code>
              <Facts>
                <Fact name="When you opened it">{before}</Fact>
                {found.isDeletion ? null : <Fact name="Yours">{mine}</Fact>}
                <Fact name="Theirs">{theirs}</Fact>
              </Facts>
            </li>
          ))}
        </ul>
        <DialogActions>
          <Button onClick={() => settle(false)}>{found?.isDeletion ? 'Leave it' : 'Take theirs'}</Button>
          <Button look="primary" onClick={() => settle(true)}>
            {found?.isDeletion ? 'Delete anyway' : 'Keep mine'}
          </Button>
        </DialogActions>
      </Dialog>
    </Conflict>
  )
}

function theirsKept(): Failure {
  const message = 'The version of someone else was kept. Nothing of yours was saved.'
  return new Failure({ status: 412, body: { code: keptTheirs, message } })
}

/** The answers as they are now. @throws Failure */
async function readAgain(seen: readonly object[]): Promise<readonly object[]> {
  const answers = await Promise.all(seen.map((each) => versionOf(each)?.readAgain() ?? each))
  return answers.filter(isObject)
}

/** Where the change and what is there now differ, and what else has changed meanwhile. */
function differencesOf(seen: readonly object[], body: unknown, current: readonly object[]): readonly Difference[] {
  const before: Record<string, unknown> = Object.assign({}, ...seen)
  const theirs: Record<string, unknown> = Object.assign({}, ...current)
  const change = isObject(body) ? body : {}
  const mine = { ...before, ...change }
  const names = new Set([...Object.keys(change), ...Object.keys(before), ...Object.keys(theirs)])
  return [...names]
    .filter((name) => name !== 'updated_at')
    .map((name) => ({ name, before: shown(before[name]), mine: shown(mine[name]), theirs: shown(theirs[name]) }))
    .filter(({ before: was, mine: own, theirs: other }) => own !== other || was !== other)
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
