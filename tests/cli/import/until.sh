#!/bin/sh
# A yes that ends, and a mark that the legend says of a later year, claim
# nothing; one that began in the past does.
cat >matrix.csv <<'EOF'
Vendor,Lyophilization,Fill-finish,Stability
Alder,Yes - until end of 2025,Yes,No
Birch,"Yes, since 2019",Yes,No
EOF
cat >status.csv <<'EOF'
Vendor,Service,Status
Cedar,labeling,yes until 2026
Damson,labeling,"ja, bis Ende 2026"
Elm,labeling,"Yes, 2 lines"
EOF
cat >legend.csv <<'EOF'
Legend: X = on site in 2027; O = on site; P = not offered
Vendor,Lyophilization,Fill-finish,Stability
Fir,X,O,P
Gorse,O,X,O
Hazel,P,O,X
EOF
vendorcat import matrix.csv status.csv legend.csv
vendorcat export claims --format tsv | cut -f1,4,5
