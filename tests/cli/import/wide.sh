#!/bin/sh
# A row of more cells than are read is refused with the reason, not read as one
# cell between tabs.
python3 -c 'print(",".join(["Vendor"] + ["c%d" % i for i in range(20000)]))
print(",".join(["Alder"] + ["x"] * 20000))' >wide.csv
vendorcat import wide.csv
echo "? $?"
python3 -c 'print(",".join(["Vendor"] + ["c%d" % i for i in range(16383)]))
print(",".join(["Alder"] + ["x"] * 16383))' >widest.csv
vendorcat -q import widest.csv | head -n 1
