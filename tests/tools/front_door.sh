#!/usr/bin/env bash
# ./dev as a newcomer meets it: help in two languages, wrong words refused, the small demo ending in an explained amount.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
exits "help" 0 "$root/dev" help --lang en
for command in demo build test bench check fmt; do
  says "help tells of $command" out "^  $command "
done
exits "Chinese without a locale" 0 env -u LANG -u LC_ALL -u LC_MESSAGES -u NUAN_DEV_LANG "$root/dev" help
says "it is" out '用法'
exits "an unknown command is refused" 2 "$root/dev" bake
exits "an unknown language is refused" 2 "$root/dev" help --lang fr
exits "an unknown option of test is refused" 2 "$root/dev" test --fast
exits "the small demo" 0 "$root/dev" demo --small --lang en
says "settles a city" out 'people are paid, .* rows were not accepted'
says "shows a result of each form" out '^    2020 .* 241\.09$'
says "explains Mr Li's amount" out '200,653\.00'
says "says where the files are" out 'build/demo/city/payments\.csv'
check "and the files are there" test -s "$root/build/demo/city/payments.csv"
finish
