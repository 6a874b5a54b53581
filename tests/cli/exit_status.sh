#!/usr/bin/env bash
# Exit statuses that scripts rely on: 0 done, 2 wrong usage, 3 the policy is wrong, 4 an input cannot be read, 5 a result
# cannot be written. Errors go to standard error, in the language asked for.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
policy=$root/policies/beijing/mutual-aid.policy
li=$root/samples/li

# adjudicate OPTIONS…: Mr Li's run into out.d, with what is given besides, or instead (--policy, --members, --out).
adjudicate() {
  local -A option=([--policy]=$policy [--members]=$li/members.csv [--claims]=$li/claims.csv [--year]=2020 [--out]=out.d)
  while (($# > 0)); do option[$1]=$2; shift 2; done
  local words=() name
  for name in "${!option[@]}"; do words+=("$name" "${option[$name]}"); done
  "$nuan" adjudicate --lang en "${words[@]}"
}

exits "help is not an error" 0 "$nuan" --help
check "and goes to standard output" test -s out
exits "nor is the version" 0 "$nuan" --version
says "which names the program" out '^nuan [0-9]+\.[0-9]+\.[0-9]+'
exits "no command at all is wrong usage" 2 "$nuan"
check "said on standard error" test -s err
check "with nothing on standard output" test ! -s out
exits "an unknown command is wrong usage" 2 "$nuan" adjudicates
exits "an unknown option is wrong usage" 2 adjudicate --thread 2
exits "a missing option is wrong usage" 2 "$nuan" adjudicate --policy "$policy"
exits "a year that is none is wrong usage" 2 "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims "$li/claims.csv" --year twenty --out out.d
exits "neither year nor scope is wrong usage" 2 "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims "$li/claims.csv" --out out.d
exits "an unknown engine is wrong usage" 2 adjudicate --engine abacus
exits "threads below one are wrong usage" 2 adjudicate --threads 0
exits "an unknown language is wrong usage" 2 "$nuan" --lang fr policy check "$policy"
check "none of them left results" test ! -e out.d

exits "a policy that is not there" 4 adjudicate --policy gone.policy
says "is named" err 'gone\.policy: input_missing'
echo 'policy' >wrong.policy
exits "a wrong policy has a status of its own" 3 adjudicate --policy wrong.policy
says "and its place" err '^wrong\.policy:1:[0-9]+: '
exits "check says the same" 3 "$nuan" policy check wrong.policy
exits "members that are not there" 4 adjudicate --members gone.csv
says "are named" err 'gone\.csv: input_missing'
exits "a folder of results where a file stands" 5 adjudicate --out "$policy"
check "none of them left results either" test ! -e out.d

exits "a run that works" 0 adjudicate
exits "and explains" 0 "$nuan" explain 990101196503120011 --from out.d
exits "a person who is not in it is wrong usage" 2 "$nuan" explain 990101196503120038 --from out.d
exits "a wrong number is wrong usage" 2 "$nuan" explain 990101196503120012 --from out.d
lacks "and is not shown whole" err 990101196503120012

# Rejects are told, not an error, but for those who want it; the results are the same.
{ cat "$li/claims.csv"; echo '3,990101196503120011,2020-12-01,outpatient,ten,0.00,'; } >flawed.csv
exits "a rejected row is no error" 0 adjudicate --claims flawed.csv --out lenient
exits "with --strict it is one" 4 "$nuan" adjudicate --lang en --policy "$policy" --members "$li/members.csv" --claims flawed.csv --year 2020 --out strict --strict
check "and the results are written all the same" diff -r lenient strict
exits "a run without rejects is none" 0 "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims "$li/claims.csv" --year 2020 --out strict --strict

# How far it is stands on a terminal alone, and only when there is time to read it: these claims take a second to come.
mkfifo slow.csv
slowly() { (sleep 1.2; cat "$li/claims.csv") >slow.csv & "$@"; wait; }
slowly exits "slow claims" 0 adjudicate --claims slow.csv --out slow
lacks "show nothing where nobody looks" err '\['
if command -v script >/dev/null; then
  slowly script -qec "$(printf '%q ' "$nuan" adjudicate --policy "$policy" --members "$li/members.csv" --claims slow.csv --year 2020 --out slow)" seen >/dev/null </dev/null
  says "and a bar where somebody does" seen '\[[#.]+\] +[0-9]+%'
fi

run "$nuan" --lang zh policy check wrong.policy
says "Chinese where Chinese is asked for" err '[^ -~]'
run "$nuan" --lang en policy check wrong.policy
lacks "English where English is" err '^[^:]*:[^:]*:[^:]*: [a-z-]*: .*[^ -~]'
finish
