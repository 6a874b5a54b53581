#!/usr/bin/env bash
# What a newcomer reads before anything else: every command's page in both languages, its example as it stands, and what is
# said about a word that is wrong.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

# The commands there are, as the manual lists them.
run "$nuan" manual --lang en
sed -n 's/^\.SS //; T; s/\\-/-/g; p' out >commands
check "there are many" test "$(wc -l <commands)" -ge 20

# page LANGUAGE: all pages one after the other, complaining about those that lack their own name.
page() {
  local command status=0
  while read -r command; do
    # shellcheck disable=SC2086
    "$nuan" $command --help --lang "$1" >one || { echo "no page: $command"; status=1; }
    grep -q "^[^ ]* nuan $command\( \|$\)" one || { echo "the usage does not name it: $command"; status=1; }
    cat one
  done <commands >pages
  grep -E '^(no page|the usage)' pages
  return $status
}
check "every command has a page in Chinese" page zh
lacks "without English headings" pages '^(Usage|Options|Subcommands|Positionals|Example):|REQUIRED|TEXT'
says "with an example" pages '^例:$'
check "every command has a page in English" page en
lacks "without Chinese" pages '[一-龥]'

# Each example can be copied, from the folder of the repository.
mkdir try
for name in policies samples formats; do ln -s "$root/$name" "try/$name"; done
mkdir try/out
sed -n '/^Example/,/^$/{/^  /p}' pages | sed -e :a -e '/\\$/N; s/\\\n *//; ta' | sed 's/^ *//' | awk '!seen[$0]++' | grep -v '<(\|nuan\.1' >examples
check "there are several examples" test "$(wc -l <examples)" -ge 40
ran() { (cd try && PATH=$(dirname "$nuan"):$PATH bash -c "$1") >ran.log 2>&1; }
# In the order of the manual: some read what those before wrote.
while read -r example; do
  # `policy diff` ends with 1 where two rules differ.
  ran "$example"
  status=$?
  check "as it stands: $example" test $status -eq "$([[ $example == *'policy diff'* ]] && echo 1 || echo 0)"
done <examples

# told NAME SENTENCE WORDS…: wrong usage, with that sentence.
told() {
  local name=$1 sentence=$2
  shift 2
  exits "$name" 2 "$nuan" "$@"
  says "$name: what is said" err "$sentence"
}
told "a misspelt command" 'no such command: ajudicate, did you mean adjudicate' ajudicate --lang en
told "the same in Chinese" '没有命令 ajudicate, 是不是 adjudicate' ajudicate --lang zh
told "a misspelt command below another" 'no such command: chek, did you mean check' policy chek x --lang en
told "a misspelt option" '没有选项 --polcy, 是不是 --policy' adjudicate --polcy x --lang zh
told "an option with its value" 'no such option: --polcy, did you mean --policy$' adjudicate --polcy=x --lang en
told "no command" '缺少命令' --lang zh
told "a missing option" '缺少必填的 --policy' adjudicate --lang zh
told "two that exclude each other" '--year 和 --scope 不能同时用' adjudicate --policy x --members x --out x --year 1 --scope 2 --lang zh
told "a value that is none" '--engine 的值不在允许的范围内: abacus 不在' adjudicate --policy x --members x --out x --engine abacus --lang zh
told "a number too many" 'words that nothing takes: 1' explain 1 990101196503120011 --lang en
lacks "which is not repeated" err 990101196503120011
finish
