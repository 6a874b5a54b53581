#!/usr/bin/env bash
# What a shell completes, in a real bash; and the manual page, read by man where it is there.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

exits "a script for the shell is printed" 0 "$nuan" completion
cp out complete.bash
check "bash takes it" bash -n complete.bash

# offered WORD…: what bash offers for the last word.
offered() {
  bash -c 'source complete.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nuan; printf "%s\n" "${COMPREPLY[@]}"' - "$@" >offered
}
offered nuan adj
says "a command is completed" offered '^adjudicate$'
offered nuan run ap
says "a command below another" offered '^approve$'
lacks "and nothing else" offered 'adjudicate|open'
offered nuan run compute 1 --f
says "an option behind a value" offered '^--from$'
offered nuan policy show x.policy --la
says "an option of the program" offered '^--lang$'
offered nuan run --db run o
says "an option's value is no command" offered '^open$'

exits "the manual page is printed" 0 "$nuan" manual --lang en
cp out nuan.1
says "with every command" nuan.1 '^\.SS policy mutate$'
says "its options" nuan.1 '^\.B \\-\\-members '
says "and what an exit means" nuan.1 '^5 the store|; 5 the store;'
if command -v groff >page.path; then
  exits "it is a page without a mistake" 0 bash -c 'groff -man -Kutf8 -Tutf8 -ww nuan.1 >page 2>warned; ! test -s warned'
  says "that can be read" page 'adjudicate'
fi
exits "in Chinese, too" 0 "$nuan" manual --lang zh
says "with Chinese words" out '^\.SH 退出状态$'
finish
