import type { Texts } from './en.ts'

export const es: Texts = {
  title: (provider) => `Introduce los datos de ${provider}`,
  lead: {
    metadata_url:
      'Pega la dirección de los metadatos. La leemos con regularidad, así que un certificado nuevo nunca interrumpe los inicios de sesión.',
    metadata_file: 'Sube el archivo de metadatos o pega su contenido.',
    manual:
      'Introduce los tres valores uno a uno. Tendrás que añadir tú mismo un certificado nuevo antes de que este caduque.',
    client: 'Introduce los datos de la aplicación que creaste.',
  },
  otherWays: 'Otra manera',
  ways: {
    metadata_url: 'Introducir una URL de metadatos',
    metadata_file: 'Subir un archivo de metadatos',
    manual: 'Introducir los datos a mano',
    client: 'Introducir los datos de la aplicación',
  },
  called: (provider, label) => `${provider} lo llama «${label}».`,
  file: 'Elegir un archivo',
  certificateHint: 'Empieza con -----BEGIN CERTIFICATE-----',
  secretKept: 'Hay un secreto guardado. Deja esto vacío para conservarlo.',
  authentication: {
    title: 'Autenticación del cliente',
    label: 'Cómo nos autenticamos ante el proveedor',
    hint: 'Déjalo como está, salvo que el proveedor rechace el cliente.',
    options: {
      announced: 'Como anuncia el proveedor',
      header: 'Secreto en la cabecera',
      body: 'Secreto en el cuerpo',
      signature: 'Firma con nuestra clave',
    },
    signatureHint:
      'Solo hace falta para las firmas: da esta dirección al proveedor y deja vacío el secreto de cliente.',
  },
  errors: {
    required: 'Introduce un valor.',
    refused: (why) => `Esto no se puede usar. La causa: ${why}`,
    conflict: 'Alguien cambió estos datos al mismo tiempo. Compruébalos y guarda de nuevo.',
  },
}
