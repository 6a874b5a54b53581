#!/usr/bin/env bash
# Stores that older programs wrote: said to be old, brought up to date, sound, and gone on with; also as a backup.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
export NUAN_KEY=$work/nuan.key NUAN_ACTOR=bing
# restored NAME FILE URL
restored() {
  exits "$1: into PostgreSQL, too" 0 "$nuan" restore "$2" --db "$3"
  exits "$1: which is sound" 0 "$nuan" verify --db "$3"
}

for old in "$root"/tests/kept/*.db; do
  name=$(basename "$old" .db)
  cp "$old" "$name.db"
  export NUAN_DB=sqlite:$work/$name.db
  exits "$name: is said to be old" 5 "$nuan" verify --lang en
  says "$name: by name" err 'store_not_made'
  exits "$name: is brought up to date" 0 "$nuan" init --lang en
  says "$name: by the steps that were missing" out '; [1-9][0-9]* migrations done'
  exits "$name: and once only" 0 "$nuan" init --lang en
  says "$name: then by none" out '; 0 migrations done'
  exits "$name: is sound" 0 "$nuan" verify --lang en
  says "$name: to the fen" out '1 transfers, 200,653.00 on either side'
  exits "$name: its run is there" 0 "$nuan" run show 1 --lang en
  says "$name: with its equation" out 'approved 200,653.00 = posted 200,653.00'
  exits "$name: and the next is opened" 0 "$nuan" run open --year 2021
  exits "$name: restored as a backup of then" 0 "$nuan" restore "$old" --db "sqlite:$work/$name-restored.db"
  exits "$name: it is up to date" 0 "$nuan" verify --db "sqlite:$work/$name-restored.db"
  on_postgresql restored "$name" "$old"
done
finish
