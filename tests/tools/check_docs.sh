#!/usr/bin/env bash
# The checks of documents and sources fail on what they must fail on: each case is a small made-up tree with one thing wrong.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
export NUAN_DEV_LANG=en

tree() {
  rm -rf tree
  mkdir -p tree/src/shop tree/docs tree/tools
  printf '%s\n' '// Shop: what is sold.' '#pragma once' 'class Shop {};' >tree/src/shop/shop.hpp
  echo '# shop' >tree/src/shop/README.md
  printf '%s\n' '| 店 | shop | `Shop` in `src/shop/shop.hpp` | where things are sold |' >tree/docs/glossary.md
  printf '%s\n' 'See [glossary](docs/glossary.md), `src/shop/*.hpp`, `src/<noun>/` and `./dev test`.' '```' '[no](link.md)' '```' >tree/README.md
  printf 'case "$1" in\n  test) ;;\nesac\n' >tree/dev
}

tree
exits "documents in order pass" 0 "$root/tools/check_docs" tree
exits "and so do sources" 0 "$root/tools/check_text" tree
echo 'More in [the guide](docs/guide.md).' >>tree/README.md
exits "a link that leads nowhere fails" 1 "$root/tools/check_docs" tree
says "and is named" out '^README.md:5: the link leads nowhere: docs/guide.md'
tree
echo 'It is in `src/shop/till.cpp`.' >>tree/README.md
exits "a path that is not there fails" 1 "$root/tools/check_docs" tree
tree
echo 'Run `./dev bake`.' >>tree/README.md
exits "a command that is not there fails" 1 "$root/tools/check_docs" tree
tree
rm tree/src/shop/README.md
exits "a folder without its page fails" 1 "$root/tools/check_docs" tree
tree
sed -i 's/class Shop/class Store/' tree/src/shop/shop.hpp
exits "a noun that its header does not define fails" 1 "$root/tools/check_docs" tree

tree
echo 'inline double price = 0;' >>tree/src/shop/shop.hpp
exits "binary floating point fails" 1 "$root/tools/check_text" tree
says "and is named" out '^src/shop/shop.hpp:4: no double'
echo 'src/shop/shop.hpp # a reason' >tree/tools/floats.txt
exits "unless the file is listed" 0 "$root/tools/check_text" tree
tree
echo '// a double portion' >>tree/src/shop/shop.hpp
exits "in a comment it is a word" 0 "$root/tools/check_text" tree
echo 'src/shop/shop.hpp # no reason any more' >tree/tools/floats.txt
exits "a file listed without need fails" 1 "$root/tools/check_text" tree
tree
echo '#define SHOP 1' >>tree/src/shop/shop.hpp
exits "a macro fails" 1 "$root/tools/check_text" tree
tree
sed -i 1d tree/src/shop/shop.hpp
exits "a header that does not say what it is for fails" 1 "$root/tools/check_text" tree
tree
echo "See /home"/somebody/notes >>tree/README.md
exits "a path of somebody's machine fails" 1 "$root/tools/check_text" tree
finish
