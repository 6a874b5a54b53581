#!/usr/bin/env bash
# A clone of what is committed builds and shows its demo without anything that only lies about in this checkout.
source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
exits "the repository can be cloned" 0 git clone --quiet "$root" clone
exits "its demo runs" 0 clone/dev demo --small --lang en
says "and explains Mr Li's amount" out '200,653\.00'
check "it leaves nothing behind that git does not ignore" test -z "$(git -C clone status --porcelain)"
exits "a copy of it elsewhere builds again" 0 bash -c 'cp -r clone moved && rm -rf clone && moved/dev build --lang en'
check "for its own place" grep -q "moved$" moved/build/release/CMakeCache.txt
finish
