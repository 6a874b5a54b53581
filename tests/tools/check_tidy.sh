#!/usr/bin/env bash
# The check by clang-tidy looks at every source that the release compiled, however ninja names it, and only again when something
# that it reads has changed. ninja and clang-tidy are stood in for: what is tried is the choice, not what they find.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"

mkdir -p tree/tools tree/src/shop tree/build/release programs
cp "$root/tools/check_tidy" tree/tools/
: >tree/.clang-tidy
echo "int price();" >tree/src/shop/shop.hpp
echo "int price() { return 1; }" >tree/src/shop/shop.cpp
cat >programs/clang-tidy-19 <<'END'
#!/usr/bin/env bash
source=${*: -1}
echo "$source" >>tried
! grep -q wrong "$source"
END
chmod +x programs/clang-tidy-19

# compiled PREFIX SOURCE HEADER…: what ninja says it compiled, its paths written with the prefix.
compiled() {
  { echo "echo 'shop.o: #deps 2, deps mtime 1 (VALID)'"; printf "echo '    $1%s'\n" "${@:2}"; echo "echo '    /usr/include/stdio.h'"; echo "echo"; } >programs/ninja
  chmod +x programs/ninja
}

tidy() {
  rm -f tree/tried
  PATH=$PWD/programs:$PATH tree/tools/check_tidy "$@"
}
tried() { [[ $(cat tree/tried 2>/dev/null) == "$1" ]]; }

compiled "$PWD/tree/" src/shop/shop.cpp src/shop/shop.hpp
check "a source that the release compiled passes" tidy
check "and was looked at" tried src/shop/shop.cpp
check "it passes again" tidy
check "without being looked at" tried ""
echo "int price(); // of one" >tree/src/shop/shop.hpp
check "a header changes" tidy
check "and it is looked at again" tried src/shop/shop.cpp

compiled ../../ src/shop/shop.cpp src/shop/shop.hpp
check "paths from the build folder mean the same sources" tidy --all
check "which are looked at" tried src/shop/shop.cpp

echo "int wrong() { return 1; }" >tree/src/shop/shop.cpp
exits "what clang-tidy refuses fails" 1 tidy
compiled ../../ src/shop/shop_test.cpp
exits "nothing to look at fails" 1 tidy
finish
