#!/bin/sh
# Vendors across, each with a column of comments beside its answers: words of
# status in a comment change what the answer says or leave it open; the others
# change nothing. Read again after a word was taught, they say the same. The
# answer to "Company name" is the vendor's legal name.
cat >rfi.csv <<'EOF'
,Alder,,Birch,
Question,Answer,Comment,Answer,Comment
Company name,Alder Pharma GmbH,,Birch,
Country,Germany,,India,
Lyophilization,Yes,2 lines,No,planned 2027
Fill-finish,Yes,outsourced,Yes,
Stability studies,Yes,limited,No,not offered
Serialization,Yes,from 2027,y,via partner
Labeling,Yes,"2 sites, GMP since 2019",No,under discussion
Do you do exosome polishing?,Yes,outsourced,Yes,own team
EOF
vendorcat import rfi.csv
vendorcat export claims --format tsv | cut -f1,4,5
vendorcat terms map "do exosome polishing" bioprocess-development
vendorcat export claims --format tsv | cut -f1,4,5 | grep bioprocess
vendorcat show Alder --format tsv | grep "^legal name" | cut -f1,2
# One column of comments on the whole sheet is no vendor's.
cat >whole.csv <<'EOF'
Question,Alder,Birch,Comments
Lyophilization,Yes,Yes,outsourced?
Fill-finish,No,Yes,planned 2027
Labeling,Yes,No,
EOF
vendorcat --db whole.db import whole.csv
vendorcat --db whole.db export claims --format tsv | cut -f1,4,5
