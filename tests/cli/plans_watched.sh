#!/usr/bin/env bash
# Every plan in policies/ is watched by its own examples: of the small changes of its rule that could be noticed at all,
# at least 95 % are. And the measure itself is no formality: with an example taken away, a plan falls below it.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

policies=("$root"/policies/*/*.policy)
[[ -z $slow_build ]] || policies=("$root/policies/fuzhou/inpatient.policy")
for file in "${policies[@]}"; do
  name=${file#"$root"/policies/}
  exits "$name: its examples notice 95 % of the changes" 0 "$nuan" --lang en policy mutate --least 95 "$file"
  says "and says how closely" out ': [0-9]+ changes, [0-9]+ noticed, [0-9]+ unnoticed, [0-9]+ refused, [0-9]+ equal: [0-9.]+ %$'
done

# The plan with its first example alone.
awk '/^example /{count++} count <= 1' "$root/policies/fuzhou/inpatient.policy" >alone.policy
exits "a plan with one example is still a plan" 0 "$nuan" policy check alone.policy
exits "but is not watched" 1 "$nuan" --lang en policy mutate --least 95 alone.policy
finish
