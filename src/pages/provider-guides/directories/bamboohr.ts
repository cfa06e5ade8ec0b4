import type { DirectoryGuide } from '../guide.ts'

export const bamboohr: DirectoryGuide = {
  directoryType: 'bamboohr',
  slug: 'bamboohr',
  name: 'BambooHR',
  glyph: 'people',
  console: 'BambooHR administration',
  attributes: {},
  steps: [
    {
      subject: 'create_reader',
      actions: [
        { do: 'open', path: ['Settings', 'Access Levels'] },
        { do: 'say', text: ({ directories }) => directories.bamboohr.mayView },
        { do: 'say', text: ({ directories }) => directories.bamboohr.addUser },
      ],
      notes: [({ directories }) => directories.bamboohr.canDoAsMuch],
    },
    {
      subject: 'create_key',
      form: 'API Keys',
      actions: [
        { do: 'say', text: ({ directories }) => directories.bamboohr.signIn },
        { do: 'open', path: ['API Keys'] },
        { do: 'press', button: 'Add New Key' },
        { do: 'name', field: 'API Key Name' },
        { do: 'press', button: 'Generate Key' },
        { do: 'copy', label: 'API Key', as: 'api_key' },
      ],
      notes: [({ directories }) => directories.bamboohr.shownOnce],
    },
  ],
}
