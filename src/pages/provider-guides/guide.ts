import type { DirectoryType } from '#directory-sync/directories/index.ts'
import type { Action, ConnectionValue, DirectoryValue, GuideValue, ServiceValue } from './action.ts'
import type { Answer, Ask } from './answer.ts'
import type { AttributeNames } from './attribute.ts'
import type { Glyph } from './glyph.ts'
import type { Note } from './note.ts'

/** What a step is about, which is its heading. */
export type Subject =
  | 'create_application'
  | 'enter_addresses'
  | 'enter_endpoint'
  | 'map_attributes'
  | 'add_groups'
  | 'assign_people'
  | 'choose_synced'
  | 'turn_on_sync'
  | 'turn_on_api'
  | 'create_reader'
  | 'create_key'
  | 'allow_reading'
  | 'choose_admin'
  | 'create_bucket'
  | 'create_receiver'
  | 'create_table'
  | 'allow_writing'
  | 'prepare_endpoint'
  | 'create_encryption_key'
  | 'allow_key_use'
  | 'give_back'

export interface Step<Value extends GuideValue = ConnectionValue> {
  subject: Subject
  /** The form of the provider that the step fills in, as its title reads. The step then comes with a sketch of it. */
  form?: string
  actions: readonly Action<Value>[]
  /** Additional notes below the actions. */
  notes?: readonly Note[]
}

/** What has to be done in the console of a provider. */
export interface GuideBody<Value extends GuideValue = ConnectionValue> {
  /** What the administration of the provider is called there. Unknown in guides for any provider. */
  console?: string
  /** What the provider calls the attributes. One that it cannot send is left out. */
  attributes: AttributeNames
  steps: readonly Step<Value>[]
}

/** How a directory of one type is set up at its provider. */
export interface DirectoryGuide extends GuideBody<DirectoryValue> {
  /** The official type of directory. */
  directoryType: DirectoryType
  /** In addresses and names of files. */
  slug: string
  name: string
  /** In place of a logo. */
  glyph: Glyph
}

/** A field of our form for a service: a value of the administrator. */
export interface ServiceField {
  name: Answer
  /** `area` takes a file, too. What is secret never comes back. */
  kind: 'text' | 'secret' | 'secret_area' | 'select'
  isOptional?: boolean
  /** What a value looks like, the same in every language. */
  example?: string
  /** Of a select, the first one being what is taken unless another is chosen. */
  options?: readonly string[]
  /** Another place where the service answers. */
  isForDevelopment?: boolean
}

/** How a service that is written to or asked for keys is set up, and what we have to know of it. */
export interface ServiceGuide<Type extends string = string> extends GuideBody<ServiceValue> {
  /** As the API names it. */
  type: Type
  /** In addresses. */
  slug: string
  name: string
  glyph: Glyph
  fields: readonly ServiceField[]
}

/** How a connection of one type is set up at its provider. */
export interface Guide extends GuideBody {
  /** The official type of connection. */
  connectionType: string
  protocol: 'saml' | 'oidc'
  /** The ways that the provider offers, the best one first. */
  asks: readonly [Ask, ...Ask[]]
  /** Whether it can send the groups of a person. */
  sendsGroups: boolean
  /** Scopes to ask for in addition, without which the provider sends no groups. */
  scopes?: readonly string[]
  /** Values that are the same for everyone, and so are filled in already. */
  known?: Readonly<Partial<Record<Answer, string>>>
}

export interface Provider {
  /** In addresses and names of files. */
  slug: string
  name: string
  /** In place of a logo. */
  glyph: Glyph
  /** For all providers that have no guide of their own. */
  isGeneric?: true
  guides: readonly [Guide, ...Guide[]]
}

/** A guide, with what its provider is called. */
export interface ProviderGuide extends Guide {
  slug: string
  /** The slug of its provider; `generic` for every provider without a guide of its own. */
  provider: string
  name: string
  glyph: Glyph
}
