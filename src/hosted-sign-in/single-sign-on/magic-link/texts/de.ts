import type { Texts } from './en.ts'

export const de: Texts = {
  title: (brand) => `Bei ${brand} anmelden`,
  lead: (email) => `Sie werden als ${email} angemeldet.`,
  submit: 'Anmelden',
  over: {
    title: 'Dieser Link ist abgelaufen',
    cause: 'Ein Anmeldelink gilt einmal und nur eine Zeit lang.',
    next: 'Gehen Sie zur Anwendung zurück und fordern Sie einen neuen Link an.',
  },
}
