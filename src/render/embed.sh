#!/bin/bash
# embed.sh: a file as the elements of a C array, on standard output. usage: embed.sh FILE
set -euo pipefail
od -An -v -t u1 "$1" | sed 's/ *\([0-9][0-9]*\)/\1,/g'
