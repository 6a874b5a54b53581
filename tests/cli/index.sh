#!/usr/bin/env bash
# An index from its text: the ASEM example held against every published cell, the made-up trade index against its published
# headline; weights and intervals that `nuan index` tells.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
asem=$root/policies/connectivity/asem-like.policy
pillars=$root/policies/connectivity/five-pillars.policy
trade=$root/policies/trade/made-up-index.policy
country=country=$root/samples/asem/asem_raw.csv
scores=country=$root/samples/asem/asem_aggregated.csv

# cells RESULT: every figure of the result is the table's to 1e-9, and none of the table's is lacking.
cells() {
  awk -F, '{ gsub(/"/, "") }
    NR == FNR && FNR == 1 { for (i = 2; i <= NF; ++i) name[i] = $i; next }
    NR == FNR { for (i = 2; i <= NF; ++i) wanted[$1, name[i]] = $i; left += NF - 1; next }
    FNR == 1 { next }
    { w = wanted[$1, $3]; d = w - $4; size = w < 0 ? -w : w
      if (w == "" || d > 1e-9 * (1 + size) || d < -1e-9 * (1 + size)) { print "differs:", $0, w; bad = 1 } --left }
    END { exit bad || left != 0 }' "$root/samples/asem/asem_aggregated.csv" "$1"
}

exits "the ASEM example is worked out" 0 "$nuan" --lang en apply --policy "$asem" --table "$country" --out asem.1
check "each of its 3,060 cells is the published one" cells asem.1/connectivity.csv
says "Switzerland is first" asem.1/connectivity.csv '^CHE,4,Index,68\.3837[0-9]*,1,'
says "and China 49th" asem.1/connectivity.csv '^CHN,4,Index,37\.7685[0-9]*,49,'
says "what was drawn in is told" asem.1/why.json 'Services: 4 outlying points were drawn in'
says "and what was filled" asem.1/why.json '65 missing cells were filled: filled with the mean of its group'
says "a cell opens to what it was read from" asem.1/why.json '"Population": "8735.453"'
says "to its denominator" asem.1/why.json 'divided by Population: 0\.00332177964'

# The rows in another order give the same bytes.
(head -n 1 "$root/samples/asem/asem_raw.csv" && tail -n +2 "$root/samples/asem/asem_raw.csv" | sort -r) >turned.csv
exits "rows in another order" 0 "$nuan" --lang en apply --policy "$asem" --table country=turned.csv --out asem.2
check "give the same bytes" cmp asem.1/connectivity.csv asem.2/connectivity.csv

# Geometric means on a scale from 1, as the second published table has them.
sed 's/min-max 0 to 100/min-max 1 to 100/; s/combine   arithmetic/combine geometric/; /^example/,$d' "$asem" >geometric.policy
exits "the geometric variant" 0 "$nuan" --lang en apply --policy geometric.policy --table "$country" --out asem.3
says "Switzerland by geometric means" asem.3/connectivity.csv '^CHE,4,Index,58\.00631[34]'
says "Denmark is second" asem.3/connectivity.csv '^DNK,4,Index,56\.92384[12][0-9]*,2,'

# The five pillars: what each method of weighing says, and the text to paste is what stands in the policy.
weigh() { "$nuan" --lang en index weights --policy "$pillars" --table "$scores" --base 2018 "$@"; }
exits "weights by the data" 0 weigh
says "entropy, as recomputed by others" out '^Conn = 32\.2471% ConEcFin, 4\.2477% Instit, 35\.8915% P2P, 13\.719[45]% Physical, 13\.8942% Political$'
says "CRITIC" out '^Conn = 26\.120[56]% ConEcFin, 12\.915[89]% Instit, 16\.101[12]% P2P, 13\.695% Physical, 31\.167[23]% Political$'
says "the principal component" out '^Conn = 13\.923[0-9]% ConEcFin, 23\.197[0-9]% Instit'
says "with the period it was taken from" out '^  frozen "2018" source "nuan index weights: critic"$'
weigh --by critic | sed -n 's/^\(Conn = .*\)$/\1/p' >pasted
check "the policy holds what the command prints" grep -qF -- "$(sed 's/^Conn = //' pasted)" <(tr '\n' ' ' <"$pillars" | tr -s ' ')
exits "a part that is not there" 2 weigh --part Sust
exits "pillars of the ASEM example weigh the same" 0 "$nuan" --lang en index weights --policy "$asem" --table "$country" --part Conn --by critic --base 2018
says "from raw data" out '26\.120[56]% ConEcFin'
exits "Cronbach's alpha of eight indicators" 0 "$nuan" --lang en index weights --policy "$asem" --table "$country" --part P2P --base 2018
says "as published" out 'α 0\.850168$'

# How firm it is.
sense() { "$nuan" --lang en index sensitivity --policy "$pillars" --table "$scores" --draws 64 --seed 7 "$@"; }
exits "intervals and effects" 0 sense --out firm.1
exits "once more" 0 sense --out firm.2
check "the same seed, the same bytes" diff -r firm.1 firm.2
says "an interval round each value" firm.1/bands.csv '^CHE,[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+,[0-9]+,'
says "an effect for each choice" firm.1/effects.csv '^Conn/Political,'
exits "an index must be named where there are several" 2 "$nuan" --lang en index weights --policy "$trade" --base 2010
says "which it says" err 'say which index: trade, geometric, onwards'

# The made-up index says what it is.
exits "the made-up trade index" 0 "$nuan" --lang zh apply --policy "$trade" --set vintage=2021-09-30 \
  --table period="$root/samples/forms/trade-index/period.csv" --table release="$root/samples/forms/trade-index/release.csv" --out trade.1
says "201.52" trade.1/trade.csv '^2019,2,Index,201\.52,2,'
says "241.09, up by 39.57" trade.1/trade.csv '^2020,2,Index,241\.09,1,39\.57$'
says "and that it is not the official one" trade.1/why.json '非官方'
says "19.64 per cent, not points" trade.1/why.json '\+39\.57 点,\+19\.64%'
says "other weights go on at its level" trade.1/onwards.csv '^2019,2,Onwards,201\.52,'
says "by geometric means it is another number" trade.1/geometric.csv '^2020,2,Whole,215\.92,'
exits "as known in August" 0 "$nuan" --lang zh apply --policy "$trade" --set vintage=2021-08-31 \
  --table period="$root/samples/forms/trade-index/period.csv" --table release="$root/samples/forms/trade-index/release.csv" --out trade.2
lacks "it was another number" trade.2/trade.csv '241\.09'
exits "a base that nobody has" 4 "$nuan" --lang en apply --policy "$trade" --set vintage=2009-12-31 \
  --table period="$root/samples/forms/trade-index/period.csv" --table release="$root/samples/forms/trade-index/release.csv" --out trade.3
check "leaves nothing" test ! -e trade.3
printf 'uCode,EurAsia_group\n' >short.csv
exits "a file without its columns" 4 "$nuan" --lang en apply --policy "$asem" --table country=short.csv --out asem.4
finish
