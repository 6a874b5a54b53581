#!/usr/bin/env bash
# What tests/cli/survives.sh tries at some steps, at every step and by every way of dying, and many random walks.
export NUAN_POINTS=all NUAN_WALKS=${NUAN_WALKS:-20}
exec bash "$(dirname "${BASH_SOURCE[0]}")/../cli/survives.sh"
