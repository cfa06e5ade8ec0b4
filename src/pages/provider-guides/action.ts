import type { Answer, FileAnswer } from './answer.ts'
import type { Attribute } from './attribute.ts'
import type { Note } from './note.ts'

/** What we tell a provider about a connection. */
export type ConnectionValue = 'acsUrl' | 'spEntityId' | 'metadataUrl' | 'redirectUri'
/** What we tell a provider about a directory. Its token is not among it: only the one who copied it has it. */
export type DirectoryValue = 'endpoint'
/** What we tell a service: the external id that its role is to demand, and our own account at Amazon. */
export type ServiceValue = 'externalId' | 'ourAwsAccount'
export type GuideValue = ConnectionValue | DirectoryValue | ServiceValue
export type GuideValues<Value extends GuideValue = ConnectionValue> = Readonly<Record<Value, string>>

/**
 * One thing to do in the console of a provider. Its sentence is written once for each language; names that the console shows
 * are in English everywhere, as consoles are documented in it.
 */
export type Action<Value extends GuideValue = ConnectionValue> =
  /** Goes to a place of the console, menu by menu. */
  | { do: 'open'; path: readonly [string, ...string[]] }
  /** Presses a button or follows a link. */
  | { do: 'press'; button: string }
  | { do: 'choose'; option: string; in?: string }
  | { do: 'turn_on' | 'turn_off'; option: string }
  /** Names the application as the people who sign in know it. */
  | { do: 'name'; field: string }
  /** Pastes an address of ours, or what a provider wants made of it. */
  | { do: 'paste'; field: string; value: Value | ((values: GuideValues<Value>) => string) }
  /** Pastes the token that was copied before. */
  | { do: 'paste_token'; field: string }
  /** Enters what is the same for everyone. */
  | { do: 'fill'; field: string; text: string }
  /** Attributes of the provider under our names, in a table that is headed like that of the console: to add, or to check only. */
  | {
      do: 'map' | 'check'
      /** In the order of its columns. */
      headings: { theirs: string; ours: string }
      from: Readonly<Partial<Record<Attribute, string>>>
      /** How the console shows names that it sends in another form, such as URIs. */
      shown?: Readonly<Partial<Record<Attribute, string>>>
    }
  /** Lets people use the application. */
  | { do: 'assign' }
  /** Selects whom a directory is about. */
  | { do: 'sync' }
  /** Copies what the console shows, for a field of our form. */
  | { do: 'copy'; label: string; as: Exclude<Answer, FileAnswer> }
  /** Saves a file, which our form takes. */
  | { do: 'download'; label: string; as: FileAnswer }
  /** Enters in our form what the console does not show: an address with a part of one's own in angle brackets. */
  | { do: 'compose'; as: Answer; pattern: string }
  /** What only this provider needs. */
  | { do: 'say'; text: Note }

export type MapAction = Extract<Action, { do: 'map' | 'check' }>
export type PasteAction<Value extends GuideValue = ConnectionValue> = Extract<Action<Value>, { do: 'paste' }>
