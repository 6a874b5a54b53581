#!/usr/bin/env bash
# The quarter's benchmark runs from end to end at a hundredth of its size; its figures are of no interest here.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
exits "bench quarter --small" 0 env NUAN_DEV_LANG=en bash "$root/bench/quarter.sh" --small
says "tells the machine" out '^machine: .* cores'
says "has a row for wc -l" out '^  wc -l .* ms '
says "and for two threads" out '^  nuan --threads 2 .* ms .* ×'
says "and compares the payments" out 'payments.csv is the same in every run'
exits "an unknown option is refused" 2 bash "$root/bench/quarter.sh" --tiny
finish
