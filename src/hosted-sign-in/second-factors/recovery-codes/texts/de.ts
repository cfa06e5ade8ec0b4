import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Wiederherstellungscodes speichern',
  lead: 'Wenn Sie Ihr Telefon verlieren, können Sie sich mit einem dieser Codes anmelden. Jeder Code gilt einmal.',
  once: 'Diese Codes sehen Sie nicht noch einmal. Bewahren Sie sie sicher auf, zum Beispiel in einem Passwortmanager.',
  list: 'Wiederherstellungscodes',
  copy: 'Codes kopieren',
  download: 'Herunterladen',
  fileName: 'wiederherstellungscodes.txt',
  fileTitle: (brand) => `Wiederherstellungscodes für ${brand}. Jeder Code gilt einmal.`,
  submit: 'Codes gespeichert',
  goneTitle: 'Sie haben Ihre Wiederherstellungscodes schon gesehen',
  goneLead:
    'Zu Ihrer Sicherheit zeigen wir sie nur einmal. Wenn Sie sie nicht gespeichert haben, fordern Sie neue an. Die alten gelten dann nicht mehr.',
  renew: 'Neue Codes anfordern',
  skip: 'Codes gespeichert',
}
