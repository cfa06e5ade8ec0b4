import type { Step } from './guide.ts'

// What is done at a provider in the same way for a connection and for a directory.

export const createEntraApplication: Step<never> = {
  subject: 'create_application',
  form: 'Create your own application',
  actions: [
    { do: 'open', path: ['Enterprise applications'] },
    { do: 'press', button: 'New application' },
    { do: 'press', button: 'Create your own application' },
    { do: 'name', field: 'What’s the name of your app?' },
    { do: 'choose', option: 'Integrate any other application you don’t find in the gallery (Non-gallery)' },
    { do: 'press', button: 'Create' },
  ],
}

export const createCyberArkApplication: Step<never> = {
  subject: 'create_application',
  form: 'Settings',
  actions: [
    { do: 'open', path: ['Apps & Widgets', 'Web Apps'] },
    { do: 'press', button: 'Add Web Apps' },
    { do: 'open', path: ['Custom', 'SAML', 'Add'] },
    { do: 'name', field: 'Name' },
    { do: 'press', button: 'Save' },
  ],
}
