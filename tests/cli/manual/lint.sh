#!/bin/sh
# The manual is sound mdoc.
command -v mandoc >/dev/null || { echo "mandoc is not here" >&2; exit 77; }
mandoc -T lint -W warning "$TOP/docs/vendorcat.1" "$TOP/docs/vendorcat.5" 2>&1
