#!/usr/bin/env bash
# The layers check fails on what it must fail on: each case is a small made-up tree with one thing wrong.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
export NUAN_DEV_LANG=en

# tree: base <- shop <- desk, with one library and one door, and nothing wrong.
tree() {
  rm -rf tree
  mkdir -p tree/tools tree/src/{base,shop,shop/price,desk}
  cat >tree/tools/layers.txt <<'RULES'
library json  json/ = json::json
door shop/price.hpp shop/price
allow base:
allow shop: base
allow shop/price: shop
allow desk: base shop/price json
tests shop: desk
RULES
  : >tree/src/base/money.hpp
  echo '#include "base/money.hpp"' >tree/src/shop/shop.hpp
  echo '#include "shop/shop.hpp"' >tree/src/shop/price.hpp
  echo '#include "shop/price.hpp"' >tree/src/shop/price/price.cpp
  printf '%s\n' '#include <json/json.hpp>' '#include <vector>' '#include "base/money.hpp"' '#include "shop/price.hpp"' >tree/src/desk/desk.cpp
  printf '%s\n' '#include <gtest/gtest.h>' '#include "desk/desk.hpp"' >tree/src/shop/shop_test.cpp
}

tree
exits "a tree in order passes" 0 "$root/tools/check_layers" tree
says "and says how much it looked at" out '^9 includes, 0 problems$'

tree
echo '#include "desk/desk.hpp"' >>tree/src/base/money.hpp
exits "an arrow that is not allowed fails" 1 "$root/tools/check_layers" tree
says "and is named with its place" out '^src/base/money.hpp:1: base may not include desk/desk.hpp'

tree
echo '#include <json/json.hpp>' >>tree/src/shop/shop.hpp
exits "a library in a folder that may not use it fails" 1 "$root/tools/check_layers" tree
says "and is named" out '^src/shop/shop.hpp:2: shop may not use the library json'

tree
echo '#include <curl/curl.h>' >>tree/src/desk/desk.cpp
exits "a library that is not listed fails" 1 "$root/tools/check_layers" tree
says "and is named" out '^src/desk/desk.cpp:5: <curl/curl.h> belongs to no library'

tree
sed -i 's/allow desk: base/allow desk: shop base/' tree/tools/layers.txt
exits "a permission nobody uses fails" 1 "$root/tools/check_layers" tree
says "and is named with its line" out '^tools/layers.txt:6: a permission nobody uses: allow desk: shop$'

tree
rm tree/src/shop/shop_test.cpp
exits "a permission for tests that no test uses fails" 1 "$root/tools/check_layers" tree
says "and is named" out 'a permission nobody uses: tests shop: desk$'

tree
echo '#include "shop/shop.hpp"' >>tree/src/desk/desk_test.cpp
exits "tests are held to the arrows too" 1 "$root/tools/check_layers" tree

tree
sed -i 's/allow base:/allow base: desk/' tree/tools/layers.txt
echo '#include "desk/desk.hpp"' >>tree/src/base/money.hpp
exits "arrows in a circle fail" 1 "$root/tools/check_layers" tree
says "and are named" out 'the arrows form a circle'

tree
mkdir tree/src/attic
echo '#include "base/money.hpp"' >tree/src/attic/old.cpp
exits "a folder without a row fails" 1 "$root/tools/check_layers" tree

tree
echo 'door shop/gone.hpp shop/price' >>tree/tools/layers.txt
exits "a door that is not there fails" 1 "$root/tools/check_layers" tree

finish
