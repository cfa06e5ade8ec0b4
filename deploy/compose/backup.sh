#!/bin/sh
# A dump of the database each night, in rotation: one of each of the last days, one of each of the last Sundays. Runs until it is
# stopped; `backup.sh once` makes one dump and ends. A dump that fails leaves the earlier ones alone, and the next try follows
# after an hour.
set -eu
folder=${BACKUP_FOLDER:-/backups}
days=${BACKUP_DAYS:-7}
weeks=${BACKUP_WEEKS:-5}
umask 077

dump() {
  name="gatehouse-$(date -u +%Y-%m-%dT%H%M%SZ).dump"
  if ! pg_dump --format=custom --file="$folder/.unfinished" --dbname="$(cat "$DATABASE_URL_FILE")"; then
    rm -f "$folder/.unfinished"
    return 1
  fi
  mv "$folder/.unfinished" "$folder/$name"
  [ "$(date -u +%u)" != 7 ] || ln -f "$folder/$name" "$folder/weekly-$name"
  keep_newest "$days" gatehouse-
  keep_newest "$weeks" weekly-
  echo "$name has $(wc -c < "$folder/$name") bytes."
}

# Names end with their time, so their order is that of age.
keep_newest() {
  ls -1r "$folder" | grep "^$2" | tail -n "+$(($1 + 1))" | while read -r old; do rm -f "$folder/$old"; done
}

if [ "${1:-}" = once ]; then
  dump
  exit
fi
trap 'exit 0' TERM INT
while :; do
  if dump; then pause=86400; else pause=3600; fi
  sleep "$pause" &
  wait $!
done
