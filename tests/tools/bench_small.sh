#!/usr/bin/env bash
# The quarter's benchmark runs from end to end at a hundredth of its size; its figures are of no interest here.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
exits "bench quarter --small --variants" 0 env NUAN_DEV_LANG=en bash "$root/bench/quarter.sh" --small --variants
says "tells the machine" out '^machine: .* cores'
says "has a row for wc -l" out '^  wc -l .* ms '
says "and for two threads" out '^  nuan --threads 2 .* ms .* ×'
says "and compares the payments" out 'payments.csv is the same in every run'
check "twice" test "$(grep -c 'payments.csv is the same in every run' out)" = 2
says "with every field quoted" out '^ +[0-9]+ ms .* × +every field quoted$'
says "and in GB18030" out '^ +[0-9]+ ms .* × +GB18030$'
exits "an unknown option is refused" 2 bash "$root/bench/quarter.sh" --tiny
finish
