#!/bin/sh
# A column called Status: words that deny or limit an offer are heeded, in
# whatever company, and what nobody knows claims nothing.
cat >few.csv <<'EOF'
Vendor,Service,Status
A,lyophilization,planned
B,lyophilization,discontinued
C,labeling,approved
D,labeling,under review
E,labeling,not offered
F,labeling,qualified
G,labeling,preferred
EOF
cat >most.csv <<'EOF'
Vendor,Service,Status
H,storage,no
I,storage,planned
J,storage,closed
EOF
cat >yes.csv <<'EOF'
Vendor,Service,Available
K,distribution,Y
L,distribution,N
EOF
vendorcat -q import few.csv most.csv yes.csv >/dev/null
vendorcat export claims --format csv | cut -d, -f1,4,5
