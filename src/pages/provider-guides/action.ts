import type { Answer } from './answer.ts'
import type { Attribute } from './attribute.ts'
import type { Note } from './note.ts'

/** What we tell a provider. */
export type GuideValue = 'acsUrl' | 'spEntityId' | 'metadataUrl' | 'redirectUri'
export type GuideValues = Readonly<Record<GuideValue, string>>

/**
 * One thing to do in the console of a provider. Its sentence is written once for each language; names that the console shows
 * are in English everywhere, as consoles are documented in it.
 */
export type Action =
  /** Goes to a place of the console, menu by menu. */
  | { do: 'open'; path: readonly [string, ...string[]] }
  /** Presses a button or follows a link. */
  | { do: 'press'; button: string }
  | { do: 'choose'; option: string; in?: string }
  | { do: 'turn_on' | 'turn_off'; option: string }
  /** Names the application as the people who sign in know it. */
  | { do: 'name'; field: string }
  /** Pastes an address of ours, or what a provider wants made of it. */
  | { do: 'paste'; field: string; value: GuideValue | ((values: GuideValues) => string) }
  /** Enters what is the same for everybody. */
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
  /** Copies what the console shows, for a field of our form. */
  | { do: 'copy'; label: string; as: Exclude<Answer, 'idp_metadata_xml'> }
  /** Saves the metadata as a file, which our form takes. */
  | { do: 'download'; label: string; as: 'idp_metadata_xml' }
  /** Enters in our form what the console does not show: an address with a part of one's own in angle brackets. */
  | { do: 'compose'; as: Answer; pattern: string }
  /** What only this provider needs. */
  | { do: 'say'; text: Note }

export type MapAction = Extract<Action, { do: 'map' | 'check' }>
export type PasteAction = Extract<Action, { do: 'paste' }>
