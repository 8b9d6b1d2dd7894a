#!/bin/sh
# Only init and import make a catalog.
vendorcat list
echo "? $?"
ls
vendorcat init -q
vendorcat list --format csv
