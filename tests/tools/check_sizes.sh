#!/usr/bin/env bash
# The check of the house numbers sees long files and long functions, and keeps its list of exceptions honest.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
export NUAN_DEV_LANG=en

# function_of LINES SIGNATURE [INDENT]: a function of so many lines, signature and closing brace included.
function_of() {
  echo "${3:-}$2 {"
  for ((i = 2; i < $1; i++)); do echo "${3:-}  step($i);"; done
  echo "${3:-}}"
}

tree() {
  rm -rf tree
  mkdir -p tree/src/shop tree/tools tree/tests tree/bench
  : >tree/tools/sizes.txt
}

tree
{ function_of 60 "int price(int a)"; function_of 60 "void Shop::open()"; } >tree/src/shop/shop.cpp
{ echo "class Till {"; function_of 60 "int count() const" "  "; echo "};"; } >tree/src/shop/till.hpp
exits "functions of 60 lines pass" 0 "$root/tools/check_sizes" tree

function_of 61 "int price(int a)" >tree/src/shop/shop.cpp
exits "a function of 61 lines fails" 1 "$root/tools/check_sizes" tree
says "and is named" out '^src/shop/shop.cpp:price: 61 lines, at most 60$'

printf '%s\n' "std::vector<int> Shop::prices(const std::string& name," "                               int count) const {" >tree/src/shop/shop.cpp
function_of 60 "x" | tail -n +2 >>tree/src/shop/shop.cpp
exits "lines of a long signature count" 1 "$root/tools/check_sizes" tree
says "and its name is found" out '^src/shop/shop.cpp:Shop::prices: 61 lines'

: >tree/src/shop/shop.cpp
{ echo "class Till {"; function_of 70 "int count() const" "  "; echo "};"; } >tree/src/shop/till.hpp
exits "a long function inside a class fails" 1 "$root/tools/check_sizes" tree

tree
for ((i = 0; i < 501; i++)); do echo "// $i"; done >tree/src/shop/table.cpp
exits "a file of 501 lines fails" 1 "$root/tools/check_sizes" tree
echo "src/shop/table.cpp 501 # a table" >tree/tools/sizes.txt
exits "unless it is listed with its size" 0 "$root/tools/check_sizes" tree
echo "// more" >>tree/src/shop/table.cpp
exits "what is listed may not grow" 1 "$root/tools/check_sizes" tree
sed -i '1,3d' tree/src/shop/table.cpp
exits "what fits again must leave the list" 1 "$root/tools/check_sizes" tree
rm tree/src/shop/table.cpp
exits "what is gone must leave the list" 1 "$root/tools/check_sizes" tree
finish
