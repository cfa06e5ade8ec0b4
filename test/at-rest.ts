import { createHash } from 'node:crypto'
import { Client } from 'pg'

/** A text in every form in which it could lie somewhere: as it is, in hexadecimal, in Base64 from any place, as a bare hash. */
export function formsOf(text: string | Buffer): string[] {
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].flatMap((offset) =>
    (['base64', 'base64url'] as const).map((notation) =>
      Buffer.concat([Buffer.alloc(offset), bytes])
        .toString(notation)
        .slice(offset === 0 ? 0 : 4, -4),
    ),
  )
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    (['hex', 'base64'] as const).map((notation) => createHash(name).update(bytes).digest(notation)),
  )
  return [bytes.toString('latin1'), bytes.toString('hex'), ...base64, ...hashes]
}

/** All rows of all tables as text, those of the queue of jobs too: bytes are in hexadecimal, as in a dump. */
export async function dumpOf(connectionString: string): Promise<string> {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_|^information_schema$'`)
  const contents: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
    contents.push(...rows.map(({ row }) => row))
  }
  await client.end()
  return contents.join('\n')
}
