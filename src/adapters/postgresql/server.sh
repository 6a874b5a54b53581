#!/usr/bin/env bash
# A PostgreSQL server of one's own for the tests beside this: in a new folder, reached by a socket in it alone.
#   server.sh start [SETTING=VALUE…]   prints the folder, which is also the host to connect to (user and database nuan); 3 where none is
#                                      installed. Not durable unless fsync=on is among the settings
#   server.sh crash FOLDER             kills all of it at once, as a power cut would, and starts it again
#   server.sh stop FOLDER
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1) || true
[[ -x $bin/initdb ]] || exit 3

# The server refuses to run as root.
as_user=()
if [[ $(id -u) == 0 ]]; then as_user=(runuser -u postgres --); fi

case $1 in
  start)
    settings="-c fsync=off -c jit=off"
    for setting in "${@:2}"; do settings+=" -c $setting"; done
    folder=$(mktemp -d /tmp/nuan-pg.XXXXXX)
    if [[ $(id -u) == 0 ]]; then chown postgres "$folder"; fi
    cd "$folder"
    {
      "${as_user[@]}" "$bin/initdb" -D "$folder/data" -U nuan -A trust -E UTF8 --locale=C.UTF-8 --no-sync
      "${as_user[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
        -o "-k $folder -c listen_addresses='' $settings" start
    } >/dev/null
    echo "$folder"
    ;;
  crash)
    folder=$2
    first=$(head -n 1 "$folder/data/postmaster.pid")
    children=$(ps -o pid= --ppid "$first")
    cd "$folder"
    # shellcheck disable=SC2086
    kill -s KILL "$first" $children
    options=$(sed -E 's/^[^ ]+ //; s/"-D" "[^"]*"//' "$folder/data/postmaster.opts")
    for _ in $(seq 100); do
      "${as_user[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "$options" start >/dev/null 2>&1 && exit 0
      sleep 0.1  # until the last of them has let go
    done
    exit 1
    ;;
  stop)
    folder=$2
    [[ $folder == /tmp/nuan-pg.* ]] || exit 2
    cd /tmp
    "${as_user[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null
    rm -rf "$folder"
    ;;
esac
