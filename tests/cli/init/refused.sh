#!/bin/sh
# What is there is left alone, whatever it is; nothing is made by mistake.
echo text >catalog.db
vendorcat init
echo "? $?"
cat catalog.db
rm catalog.db
vendorcat init cmo.db
echo "? $?"
vendorcat init --force
echo "? $?"
mkdir directory
vendorcat --db directory init
echo "? $?"
vendorcat --db nowhere/catalog.db init
echo "? $?"
ls
