#!/bin/sh
# A catalog that is up to date stays as it is; none is made.
vendorcat init --upgrade
echo "? $?"
vendorcat -q init
vendorcat init --upgrade
