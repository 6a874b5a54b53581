#!/usr/bin/env bash
# The grammar for editors knows every word of the language, colours no name by mistake, and reads every policy to its end.
# The engine of VS Code is asked too where it is at hand (editors/README.md says how to get it); else ours stands in for it.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
grammar=$root/editors/nuan.tmLanguage.json
engine=${NUAN_TEXTMATE:-$root/build/textmate/node_modules}

tokens() { perl "$root/tests/tools/textmate/tokens.pl" "$grammar"; }

# The words, from where the lexer keeps them.
sed -n '/ spellings = {/,/^};/p' "$root/src/policy/syntax/words.cpp" | grep -oE '"[a-z]+"' | tr -d '"' >words
check "the words of the language are found" test "$(wc -l <words)" -ge 90
tokens <words >coloured
check "each is one token" test "$(wc -l <coloured)" = "$(wc -l <words)"
lacks "and none is taken for a name" coloured '^(plain|variable|entity|invalid)'

printf '%s\n' over-cap not-covered paid_on 年度 money门诊 in-fund 2x table2 >names
tokens <names >coloured
check "a word inside a name is no word" test "$(cut -f 1 coloured | sort -u)" = variable.other.nuan

cat >sample <<'POLICY'
benefit over-cap "超封顶线"  # bands
  on over_cap where settled_at in covered and not urgent
  above 1,800 pay 40% + uplift to 50,000, 2.5% beyond
let top = 100,000 from 2012-05-01, 03-31 after (d - 5 days)
  member covered 2010-01-01..2015-06-30;2016-01-01..
  expect "not closed
POLICY
cat >expected <<'TOKENS'
storage.type.declaration.nuan	benefit
entity.name.nuan	over-cap
string.quoted.double.nuan	"超封顶线"
comment.line.number-sign.nuan	# bands
keyword.control.clause.nuan	on
variable.other.nuan	over_cap
keyword.control.clause.nuan	where
variable.other.nuan	settled_at
keyword.control.clause.nuan	in
variable.other.nuan	covered
keyword.operator.word.nuan	and
keyword.operator.word.nuan	not
variable.other.nuan	urgent
keyword.control.clause.nuan	above
constant.numeric.nuan	1,800
keyword.control.clause.nuan	pay
constant.numeric.rate.nuan	40%
keyword.operator.nuan	+
variable.other.nuan	uplift
keyword.control.clause.nuan	to
constant.numeric.nuan	50,000
punctuation.separator.nuan	,
constant.numeric.rate.nuan	2.5%
keyword.control.clause.nuan	beyond
storage.type.declaration.nuan	let
entity.name.nuan	top
keyword.operator.nuan	=
constant.numeric.nuan	100,000
keyword.control.clause.nuan	from
constant.other.date.nuan	2012-05-01
punctuation.separator.nuan	,
constant.other.date.nuan	03-31
keyword.other.head.nuan	after
punctuation.separator.nuan	(
variable.other.nuan	d
keyword.operator.nuan	-
constant.numeric.nuan	5
support.type.nuan	days
punctuation.separator.nuan	)
variable.other.nuan	member
variable.other.nuan	covered
constant.other.period.nuan	2010-01-01..2015-06-30;2016-01-01..
keyword.control.clause.nuan	expect
invalid.illegal.text-not-closed.nuan	"not closed
TOKENS
tokens <sample >coloured
check "a sample is coloured as it should be" diff expected coloured

cat "$root"/policies/*/*.policy >all
tokens <all >coloured
check "every policy is read" test "$(wc -l <coloured)" -gt 1000
lacks "and nothing in it is without a colour" coloured '^(plain|invalid)'

if command -v node >/dev/null && [[ -d $engine/vscode-textmate && -d $engine/vscode-oniguruma ]]; then
  asked() { node "$root/tests/tools/textmate/tokens.js" "$engine" "$grammar"; }
  asked <sample >by_engine
  check "VS Code's engine colours the sample the same" diff expected by_engine
  asked <all >by_engine
  check "and every policy" diff coloured by_engine
  asked <words >by_engine
  lacks "and takes no word for a name" by_engine '^(plain|variable|entity|invalid)'
else
  echo "# VS Code's engine is not at hand: only ours was asked"
fi
finish
