#!/bin/sh
# A column called Status: words that deny or limit an offer are heeded, in
# whatever company, and what nobody knows claims nothing; a vendor that is not to
# be used is remarked upon.
cat >few.csv <<'EOF'
Vendor,Service,Status
A,lyophilization,planned
B,lyophilization,discontinued
C,labeling,approved
D,labeling,under review
E,labeling,not offered
F,labeling,qualified
G,labeling,preferred
M,labeling,Planned 2027
N,labeling,Inactive
O,labeling,Yes (limited)
P,labeling,yes from 2027
Q,labeling,yes; via Partner X
R,labeling,Disqualified 2025
SA,labeling,Do not use
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
cat >vendors.csv <<'EOF'
Vendor,Service,Vendor status,Phases
T,labeling,Blocked,"Ph I-III, Com"
U,storage,Approved,Ph II
EOF
vendorcat -q import few.csv most.csv yes.csv vendors.csv >/dev/null
vendorcat export claims --format csv | cut -d, -f1,4-8
