#!/bin/sh
# What was said of a source holds for its next version; --fresh forgets it.
printf 'Wer;Was\nAlder AG;lyo\n' >one.csv
printf 'Wer;Was\nAlder AG;lyo\nBirch;tablets\n' >two.csv
printf 'Was;Firma\nlyo;Alder AG\n' >three.csv
vendorcat import --source list --map Wer=vendor --map Was=services one.csv
echo "? $?"
vendorcat import --source list two.csv
echo "? $?"
# a column that is not there any more is not asked for
vendorcat import --source list three.csv
echo "? $?"
vendorcat import -n --source list --fresh two.csv
echo "? $?"
# given now goes before
vendorcat import -n --source list --map Wer=note --map Was=vendor two.csv
