#!/bin/sh
# Filters narrow; a word that means nothing is an error with the nearest.
vendorcat -q import "$TOP/fixtures/invented_long.csv" \
	"$TOP/fixtures/fda_like.csv" >/dev/null
vendorcat list --country DE --format ids
echo --
vendorcat list --kind untagged --format ids
echo --
vendorcat list --offers fill-finish --region EUR --format ids
echo --
vendorcat list --country Germnay
echo "? $?"
vendorcat list --ofers lyophilization
echo "? $?"
vendorcat list tarnbeck
echo "? $?"
