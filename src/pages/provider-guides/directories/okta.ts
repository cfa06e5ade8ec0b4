import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const whichApplication: Note = {
  en: 'Another application with SCIM works as well: its form may call the fields **SCIM connector base URL** and **HTTP Header**.',
  de: 'Eine andere Anwendung mit SCIM geht auch: Ihr Formular nennt die Felder vielleicht **SCIM connector base URL** und **HTTP Header**.',
  fr: 'Une autre application avec SCIM convient aussi : son formulaire peut appeler les champs **SCIM connector base URL** et **HTTP Header**.',
  es: 'También sirve otra aplicación con SCIM: puede que su formulario llame a los campos **SCIM connector base URL** y **HTTP Header**.',
  ja: 'SCIM に対応した別のアプリケーションも使用できます。その場合、項目名は **SCIM connector base URL** と **HTTP Header** のことがあります。',
  'pt-BR':
    'Outro aplicativo com SCIM também funciona: o formulário dele pode chamar os campos de **SCIM connector base URL** e **HTTP Header**.',
}

const assignMembers: Note = {
  en: 'Assign the members of a pushed group to the application as well. Okta sends only people who are assigned.',
  de: 'Weisen Sie die Mitglieder einer übertragenen Gruppe auch der Anwendung zu. Okta sendet nur Personen, die zugewiesen sind.',
  fr: 'Attribuez aussi l’application aux membres d’un groupe envoyé. Okta n’envoie que les personnes qui en disposent.',
  es: 'Asigna la aplicación también a los miembros de un grupo enviado. Okta solo envía a las personas asignadas.',
  ja: 'プッシュするグループのメンバーもアプリケーションに割り当ててください。Okta は割り当てられたユーザーだけを送信します。',
  'pt-BR':
    'Atribua também o aplicativo aos membros de um grupo enviado. O Okta envia somente as pessoas que estão atribuídas.',
}

export const okta: DirectoryGuide = {
  directoryType: 'okta scim v2.0',
  slug: 'okta',
  name: 'Okta',
  monogram: 'Ok',
  console: 'Okta Admin Console',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'General Settings',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Browse App Catalog' },
        { do: 'choose', option: 'SCIM 2.0 Test App (OAuth Bearer Token)' },
        { do: 'press', button: 'Add Integration' },
        { do: 'name', field: 'Application label' },
        { do: 'press', button: 'Next' },
        { do: 'press', button: 'Done' },
      ],
      notes: [whichApplication],
    },
    {
      subject: 'enter_endpoint',
      form: 'Integration',
      actions: [
        { do: 'open', path: ['Provisioning', 'Integration'] },
        { do: 'press', button: 'Configure API Integration' },
        { do: 'turn_on', option: 'Enable API integration' },
        { do: 'paste', field: 'SCIM 2.0 Base Url', value: 'endpoint' },
        { do: 'paste_token', field: 'OAuth Bearer Token' },
        { do: 'press', button: 'Test API Credentials' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Provisioning to App',
      actions: [
        { do: 'open', path: ['Provisioning', 'To App'] },
        { do: 'press', button: 'Edit' },
        { do: 'turn_on', option: 'Create Users' },
        { do: 'turn_on', option: 'Update User Attributes' },
        { do: 'turn_on', option: 'Deactivate Users' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'choose_synced',
      actions: [
        { do: 'open', path: ['Assignments'] },
        { do: 'press', button: 'Assign' },
        { do: 'sync' },
        { do: 'press', button: 'Done' },
      ],
    },
    {
      subject: 'add_groups',
      form: 'Push Groups',
      actions: [
        { do: 'open', path: ['Push Groups'] },
        { do: 'press', button: 'Push Groups' },
        { do: 'choose', option: 'Find groups by name' },
        { do: 'turn_on', option: 'Push group memberships immediately' },
        { do: 'press', button: 'Save' },
      ],
      notes: [assignMembers],
    },
  ],
}
