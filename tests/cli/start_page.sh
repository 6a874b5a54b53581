#!/usr/bin/env bash
# What docs/start.md tells a newcomer to type works, in the order in which it stands there.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
mkdir -p clone/build/release
cp -r "$root/policies" "$root/samples" clone
ln -s "$nuan" clone/build/release/nuan

# Commands of fenced blocks, one per line; ./dev builds, so it has tests of its own.
awk '/^ *```/ { fenced = !fenced; next }
     fenced { line = line $0; if (sub(/\\$/, "", line)) next; print line; line = "" }' "$root/docs/start.md" |
  grep -E '^(build/release/nuan|cat|mkdir) ' >commands.txt
check "there are commands" test "$(wc -l <commands.txt)" -ge 4
while read -r command; do
  exits "$command" 0 bash -c "cd clone && $command"
done <commands.txt
says "the last one explains 200,653" out '200,653'
finish
