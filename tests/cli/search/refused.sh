#!/bin/sh
vendorcat -q init
vendorcat search
echo "? $?"
vendorcat search ' - '
echo "? $?"
vendorcat search nobody --format csv
